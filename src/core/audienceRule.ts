import type { Jurisdiction, Refinement } from './Jurisdiction.js'
import type { Purpose } from './Purpose.js'
import type { Service } from './Service.js'

/**
 * How old the visitor is, as the host application knows it: `14+` is at least 14, and may be a minor.
 */
export type Audience = 'adult' | 'minor' | 'minor-with-guardian-consent' | `${number}+`

const ADULT = 18

/** Purposes for which no data of a minor is used, whoever agrees (Digital Services Act, article 28(2)). */
const NEVER_FOR_MINORS: readonly Purpose[] = ['advertising', 'ad-attribution', 'ad-personalisation']

/**
 * What the age of a person changes in the rule of a place.
 *
 * Everything optional of a minor asks first, whatever the place says. Advertising and profiling are withheld. Below the
 * age at which the law of the place lets a person consent alone, all that is optional is withheld, unless the host
 * application holds the consent of a guardian; then nobody is asked. What is withheld no grant gives, neither an old
 * one nor one for the moment. An age that cannot be read counts as the lowest.
 *
 * The result is a function, so that nothing can store or send the age.
 *
 * @see GDPR article 8; California Civil Code 1798.120(c); DPDP Act 2023 section 9
 *
 * @example
 * setAudience(store, audienceRule(user.age >= 18 ? 'adult' : 'minor'))
 */
export function audienceRule(audience: Audience): Refinement {
  const age = audience === 'adult' ? ADULT : /^\d{1,2}\+$/.test(audience) ? Number.parseInt(audience, 10) : 0
  return (rule, services) => {
    if (age >= ADULT) return rule
    const isOwnChoice = audience === 'minor-with-guardian-consent' || age >= (rule.digitalAge ?? ADULT)
    const withheld = services.filter((service) => !isOwnChoice || isAdvertising(service))
    const model: Jurisdiction['model'] = isOwnChoice ? 'opt-in' : 'none'
    const ids = withheld.flatMap(({ id, category }) => [id, category])
    return { ...rule, model, sensitive: model, exempt: [], withheld: [...new Set(ids)] }
  }
}

function isAdvertising({ purposes, sharing }: Service): boolean {
  return sharing === 'targeted-ads' || purposes.some((purpose) => NEVER_FOR_MINORS.includes(purpose))
}
