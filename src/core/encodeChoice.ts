import type { Choice, ChoiceAction, ChoiceMethod } from './Choice.js'
import type { Model } from './Jurisdiction.js'

// The places of the words in `CHOICE_ACTIONS`, `CHOICE_METHODS` and `MODELS`, which are not imported for the reason that
// `KIT` gives. The types keep the lists complete; that they agree is tested with every word.
const ACTIONS: Readonly<Record<ChoiceAction, number>> = {
  'accept-all': 0,
  'reject-all': 1,
  save: 2,
  close: 3,
  withdraw: 4,
  'allow-always': 5,
  seen: 6,
  import: 7,
  object: 8,
}
const METHODS: Readonly<Record<ChoiceMethod, number>> = {
  api: 0,
  banner: 1,
  preferences: 2,
  gate: 3,
  page: 4,
  import: 5,
  account: 6,
}
const MODELS: Readonly<Record<Model, number>> = { 'opt-in': 0, 'opt-out': 1, notice: 2, none: 3 }

/** A choice as one cookie value, in the format that {@link decodeChoice} describes. */
export function encodeChoice(choice: Choice): string {
  const { id, at, action, method, model, gpc, validDays, policyVersion, jurisdiction, decisions, asked } = choice
  const code = ACTIONS[action] * 64 + METHODS[method] * 8 + MODELS[model] * 2 + Number(gpc)
  const entries = Object.entries(decisions).map(([name, decision]) => {
    const print = asked[name]
    return (print ? '!*' : ')(').charAt(Number(decision === 'granted')) + name + (print ?? '')
  })
  const rest = BigInt(`0x${id.replaceAll('-', '').slice(12)}`)
  const head = `1${digits(at, 8)}${digits(rest, 16)}${digits(code, 2)}${digits(validDays, 2)}`
  return head + [policyVersion, jurisdiction ?? '', entries.join(''), choice.subject ?? ''].join('~')
}

function digits(value: number | bigint, length: number): string {
  return value.toString(36).padStart(length, '0')
}
