import { loadImport } from './loadImport.js'
import { decoded, either, fields, timeOf } from './fields.js'
import { mapAnswers, type Importer, type ImportMapping } from './Importer.js'

const USUAL: ImportMapping = {
  functional: 'functional',
  analytics: 'analytics',
  performance: 'analytics',
  advertisement: 'marketing',
}

/**
 * Takes over the choice of CookieYes, hosted or built in: the cookie `cookieyes-consent`.
 *
 * It is written before any act too, so only one with `action:yes` is an answer. Grants count only with `consent:yes`.
 *
 * @param mapping its categories to own ids. @default functional, analytics with performance, marketing
 * @example
 * defineConsent({ ..., import: [fromCookieYes()] })
 */
export function fromCookieYes(mapping: ImportMapping = USUAL): Importer {
  const name = 'cookieyes-consent'
  return {
    ids: Object.values(mapping).flat(),
    items: [{ name }],
    load: loadImport,
    read: ({ cookies }) => {
      const part = fields(decoded(cookies(name)[0] ?? ''), ',', ':')
      if (part.get('action') !== 'yes') return null
      const yes = part.get('consent') === 'yes' ? 'yes' : null
      return {
        decisions: mapAnswers(mapping, (category) => either(part.get(category), yes, 'no')),
        // The hosted product keeps the site's own renewal date under that name; only the built-in one writes `tax`.
        at: part.has('tax') ? timeOf(part.get('lastRenewedDate')) : null,
        place: null,
      }
    },
  }
}
