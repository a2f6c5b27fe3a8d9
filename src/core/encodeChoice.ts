import { CHOICE_ACTIONS, CHOICE_METHODS, type Choice } from './Choice.js'
import { MODELS } from './Jurisdiction.js'

/** A choice as one cookie value, in the format that {@link decodeChoice} describes. */
export function encodeChoice(choice: Choice): string {
  const { id, at, action, method, model, gpc, validDays, policyVersion, jurisdiction, decisions, asked } = choice
  const code =
    CHOICE_ACTIONS.indexOf(action) * 64 + CHOICE_METHODS.indexOf(method) * 8 + MODELS.indexOf(model) * 2 + Number(gpc)
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
