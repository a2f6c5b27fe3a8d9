import { loadImport } from './loadImport.js'
import { decoded, either, fields, timeOf } from './fields.js'
import { mapAnswers, type Importer, type ImportMapping } from './Importer.js'

const USUAL: ImportMapping = { preferences: 'functional', statistics: 'analytics', marketing: 'marketing' }

/**
 * Takes over the choice of Cookiebot: the cookie `CookieConsent`.
 *
 * Cookiebot also writes it without asking, where it took the consent for implied or the visitor for out of its region:
 * that is no answer. Of old cookies, which do not say how they came about, only the refusals count.
 *
 * @param mapping its categories to own ids. @default functional, analytics and marketing
 * @example
 * defineConsent({ ..., import: [fromCookiebot()] })
 * @see https://www.cookiebot.com/en/developer/ an unknown method is taken for implied
 */
export function fromCookiebot(mapping: ImportMapping = USUAL): Importer {
  const name = 'CookieConsent'
  return {
    ids: Object.values(mapping).flat(),
    items: [{ name }],
    load: loadImport,
    read: ({ cookies }) => {
      const value = cookies(name)
        .map(decoded)
        .find((one) => /^\{.*\}$/.test(one))
      if (!value) return null
      const part = fields(value.slice(1, -1).replaceAll("'", ''), ',', ':')
      const method = part.get('method')
      if (part.get('stamp') === '-1' || (method !== undefined && method !== 'explicit')) return null
      const [place = null] = /^[a-z]{2}/.exec(part.get('region') ?? '') ?? []
      return {
        decisions: mapAnswers(mapping, (category) => either(part.get(category), method ? 'true' : null, 'false')),
        at: part.has('utc') ? timeOf(part.get('utc')) : null,
        place: place?.toUpperCase() ?? null,
      }
    },
  }
}
