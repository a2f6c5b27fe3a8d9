import type { ExemptionKind, Refinement } from './Jurisdiction.js'
import { lifetimeSeconds } from './Lifetime.js'
import type { Purpose } from './Purpose.js'
import type { Service } from './Service.js'
import { isSensitive, shares } from './shares.js'

const COUNTING: readonly Purpose[] = ['statistics', 'performance', 'session-state', 'throttling', 'visitor-id']
const PURPOSES: { readonly [Kind in ExemptionKind]: readonly Purpose[] } = {
  'audience-measurement': COUNTING,
  statistics: COUNTING,
  appearance: ['appearance', 'language', 'timezone', 'preferences'],
}

// Of the CNIL: 13 months for what is stored, 25 months for what is collected.
const LONGEST_ITEM = 13 * 2_628_000
const LONGEST_DATA = 25 * 2_628_000

/**
 * Uses an exemption from consent where the law of the place knows it.
 *
 * It covers only services whose manifest proves that nobody but the site profits: own or by a processor, nothing
 * shared or sensitive, nobody identified, no other recipient, no purpose beside those of the exemption, and for
 * `audience-measurement` the time limits of the CNIL. They run until the person objects, which rejecting everything
 * and an opt-out signal do too. Off unless it stands in `exemptions`.
 *
 * @see United Kingdom: PECR, schedule A1 (statistics, appearance)
 * @see France: CNIL, guidelines of 17 September 2020, paragraph 50 (audience measurement)
 *
 * @example
 * defineConsent({ ...rest, jurisdictions: JURISDICTIONS.rows, exemptions: [exemption('statistics')] })
 */
export function exemption(kind: ExemptionKind): Refinement {
  return (rule, services) => {
    if (!rule.exempts?.includes(kind)) return rule
    const ids = services.filter((service) => proves(service, kind)).flatMap(({ id, category }) => [id, category])
    return { ...rule, exempt: [...new Set([...(rule.exempt ?? []), ...ids])] }
  }
}

function proves(service: Service, kind: ExemptionKind): boolean {
  const { role, purposes, identifies, recipients = [], stores, retention } = service
  if (shares(service) || isSensitive(service) || identifies || recipients.length > 0) return false
  if (role.kind !== 'own' && role.kind !== 'processor') return false
  const items = stores === 'nothing' ? [] : stores
  if (![...purposes, ...items.map(({ purpose }) => purpose)].every((purpose) => PURPOSES[kind].includes(purpose))) {
    return false
  }
  return (
    kind !== 'audience-measurement' ||
    (items.every(({ lifetime }) => isWithin(lifetime, LONGEST_ITEM)) && isWithin(retention, LONGEST_DATA))
  )
}

function isWithin(lifetime: string | null, seconds: number): boolean {
  const actual = lifetime === null ? null : lifetimeSeconds(lifetime)
  return actual !== null && actual <= seconds
}
