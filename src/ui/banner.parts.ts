export {
  BannerAcceptAll as AcceptAll,
  BannerAcknowledge as Acknowledge,
  BannerActions as Actions,
  BannerClose as Close,
  BannerDescription as Description,
  BannerRejectAll as RejectAll,
  BannerRoot as Root,
  BannerTitle as Title,
} from './Banner.js'
export { PreferencesTrigger as OpenPreferences } from './PreferencesTrigger.js'
