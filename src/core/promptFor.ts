import type { ConsentConfig } from './ConsentConfig.js'
import type { ChoiceAction } from './Choice.js'
import { newVersions } from './newVersions.js'
import { isAsked } from './Decidable.js'
import { covers } from './serviceDigest.js'
import { strictestModel, type Model } from './Jurisdiction.js'
import type { Prompt, PromptReason } from './Prompt.js'
import { isByDefault, isExpired, type Situation } from './ruleFor.js'

const NOTED: readonly ChoiceAction[] = ['seen', 'acknowledged', 'opt-out']

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
  const asked = config.decidables.filter(isAsked)
  const model = strictestModel(
    asked.flatMap(({ services }) => services),
    situation.jurisdiction,
  )
  const isAnswered = asked.some(({ id, fingerprint }) => !fingerprint && choice?.decisions[id])
  const reason = model === 'none' ? null : findReason(config, situation, model, isAnswered, unknown.length > 0)
  const prompt = { required: !!reason, model, reason, added: reason === 'added' ? unknown : [] }
  return previous && JSON.stringify(previous) === JSON.stringify(prompt) ? previous : prompt
}

function findReason(
  { policy, expiry }: ConsentConfig,
  { choice, jurisdiction, now }: Situation,
  model: Model,
  isAnswered: boolean,
  hasUnknown: boolean,
): PromptReason | null {
  // A notice is answered by having seen it, or by its way out; a question is not.
  const isNoted = choice && NOTED.includes(choice.action)
  if (!choice || !(isAnswered || isNoted)) return 'first-visit'
  if (newVersions(policy, choice).some(({ material }) => material !== false)) return 'policy'
  if (isAnswered && hasUnknown && !(isNoted && model !== 'opt-in')) return 'added'
  const isRefusal = Object.values(choice.decisions).includes('denied')
  const validDays = Math.max(expiry.refusal, jurisdiction.reaskDays ?? 0)
  // As long as a refusal counts, only something new is asked.
  if (isRefusal && !isExpired({ ...choice, validDays }, now)) return null
  if (isExpired(choice, now)) return 'expired'
  return (!isAnswered && model === 'opt-in') || isByDefault(choice, jurisdiction) ? 'jurisdiction' : null
}
