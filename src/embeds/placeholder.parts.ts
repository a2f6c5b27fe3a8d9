export {
  PlaceholderAllowAlways as AllowAlways,
  PlaceholderAllowOnce as AllowOnce,
  PlaceholderAllowSession as AllowSession,
  PlaceholderOpenPreferences as OpenPreferences,
  PlaceholderPoster as Poster,
  PlaceholderRoot as Root,
  PlaceholderText as Text,
  PlaceholderTitle as Title,
  PlaceholderVisitLink as VisitLink,
} from './Placeholder.js'
