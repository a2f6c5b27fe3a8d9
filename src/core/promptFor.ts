import type { ConsentConfig } from './ConsentConfig.js'
import { isAsked } from './Decidable.js'
import { covers } from './serviceDigest.js'
import { strictestModel } from './Jurisdiction.js'
import type { Prompt, PromptReason } from './Prompt.js'
import { isByDefault, isExpired, type Situation } from './ruleFor.js'

/**
 * Whether something has to be asked, and why. Pure.
 *
 * Returns `previous` itself when nothing changed.
 */
export function promptFor(config: ConsentConfig, situation: Situation, previous?: Prompt): Prompt {
  const { choice } = situation
  // What people were not told of, or not all that is true of it now.
  const unknown = config.decidables
    .filter(({ id, fingerprint }) => fingerprint && !covers(choice?.asked[id], fingerprint))
    .map(({ id }) => id)
  const reason = findReason(config, situation, unknown.length > 0)
  const added = reason === 'added' ? unknown : []
  return previous && previous.reason === reason && previous.added.join() === added.join()
    ? previous
    : { required: !!reason, reason, added }
}

function findReason(
  { decidables, policy, expiry }: ConsentConfig,
  { choice, jurisdiction, now }: Situation,
  hasUnknown: boolean,
): PromptReason | null {
  const asked = decidables.filter(isAsked)
  const model = strictestModel(
    asked.flatMap(({ services }) => services),
    jurisdiction,
  )
  if (model === 'none') return null
  const answered = asked.some(({ id, fingerprint }) => !fingerprint && choice?.decisions[id])
  // A notice is answered by having seen it; a question is not.
  if (!choice || (!answered && choice.action !== 'seen')) return 'first-visit'
  if (policy.material !== false && choice.policyVersion !== policy.version) return 'policy'
  if (answered && hasUnknown) return 'added'
  const isRefusal = Object.values(choice.decisions).includes('denied')
  // As long as a refusal counts, only something new is asked.
  if (isRefusal && !isExpired({ ...choice, validDays: expiry.refusal }, now)) return null
  if (isExpired(choice, now)) return 'expired'
  return (!answered && model === 'opt-in') || isByDefault(choice, jurisdiction) ? 'jurisdiction' : null
}
