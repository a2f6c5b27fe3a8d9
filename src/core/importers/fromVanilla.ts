import { loadImport } from './loadImport.js'
import { decoded, field, texts, timeOf } from './fields.js'
import { mapAnswers, type Importer, type ImportMapping } from './Importer.js'

/** Where vanilla-cookieconsent keeps its choice, and of which revision. */
export interface VanillaOptions {
  /** The name of the cookie or key. @default 'cc_cookie' */
  readonly name?: string
  /** The revision that the site asked about last; the grants of an older one do not count. @default 0 */
  readonly revision?: number
}

/**
 * Takes over the choice of vanilla-cookieconsent 2 and 3: `cc_cookie`, as a cookie or in `localStorage`.
 *
 * It writes down what was accepted, so every other category of the mapping is refused. Where a category has services
 * it is there as soon as one of them was accepted: its grant counts only for services that the mapping names, as
 * `analytics.ga`.
 *
 * @param mapping its categories, and services behind a dot, to own ids
 * @example
 * defineConsent({ ..., import: [fromVanillaCookieConsent({ analytics: 'analytics', 'ads.meta': 'facebook' })] })
 */
export function fromVanillaCookieConsent(mapping: ImportMapping, options: VanillaOptions = {}): Importer {
  const { name = 'cc_cookie', revision = 0 } = options
  return {
    ids: Object.values(mapping).flat(),
    items: [{ name }, { name, kind: 'local' }],
    load: loadImport,
    read: ({ cookies, local }, now) => {
      const text = cookies(name)[0] ?? local(name)
      if (!text) return null
      const data: unknown = JSON.parse(decoded(text))
      const accepted = texts(field(data, 'categories'))
      if (!accepted) return null
      const end = field(data, 'expirationTime')
      const isOld = field(data, 'revision') !== revision || (typeof end === 'number' && end < now)
      const answer = (key: string): 'granted' | 'denied' | undefined => {
        const [category = '', service] = key.split('.')
        const services = texts(field(field(data, 'services'), category)) ?? []
        const isAccepted = accepted.includes(category) && (service === undefined || services.includes(service))
        if (!isAccepted) return 'denied'
        return isOld || (service === undefined && services.length > 0) ? undefined : 'granted'
      }
      const at = ['lastConsentTimestamp', 'last_consent_update', 'consentTimestamp', 'consent_date']
        .map((key) => field(data, key))
        .find((value) => value !== undefined)
      return { decisions: mapAnswers(mapping, answer), at: at === undefined ? null : timeOf(at), place: null }
    },
  }
}
