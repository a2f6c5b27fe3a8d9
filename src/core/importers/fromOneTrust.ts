import { loadImport } from './loadImport.js'
import { decoded, either, fields, timeOf } from './fields.js'
import { mapAnswers, type Importer, type ImportMapping } from './Importer.js'

/**
 * Takes over the choice of OneTrust or CookiePro: the cookies `OptanonConsent` and `OptanonAlertBoxClosed`.
 *
 * Only a visitor who closed the banner has answered; until then the first cookie holds defaults. While OneTrust itself
 * waits for a new answer (`AwaitingReconsent`), its refusals count and its grants do not.
 *
 * @param mapping its groups and hosts to own ids, for example `{ C0002: 'analytics' }`
 * @example
 * defineConsent({ ..., import: [fromOneTrust({ C0002: 'analytics', C0003: 'functional', C0004: 'marketing' })] })
 */
export function fromOneTrust(mapping: ImportMapping): Importer {
  const [consent, closed] = ['OptanonConsent', 'OptanonAlertBoxClosed'] as const
  return {
    ids: Object.values(mapping).flat(),
    items: [{ name: consent }, { name: closed }],
    load: loadImport,
    read: ({ cookies }) => {
      const [value] = cookies(consent)
      const [time] = cookies(closed)
      if (!value || !time) return null
      const part = fields(value, '&', '=')
      const answers = fields([part.get('groups'), part.get('hosts')].map((list = '') => decoded(list)).join(), ',', ':')
      const [place = null] =
        /^[A-Z]{2}(-[A-Z\d]{1,3})?$/.exec(decoded(part.get('geolocation') ?? '').replace(';', '-')) ?? []
      const isWaiting = part.get('AwaitingReconsent') === 'true'
      return {
        decisions: mapAnswers(mapping, (group) => either(answers.get(group), isWaiting ? null : '1', '0')),
        at: timeOf(decoded(time)),
        place,
      }
    },
  }
}
