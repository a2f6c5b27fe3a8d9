import { CHOICE_ACTIONS, CHOICE_METHODS, CHOICE_MODELS, type Choice } from './Choice.js'

/** A choice as one cookie value, in the format that {@link decodeChoice} describes. */
export function encodeChoice(choice: Choice): string {
  const { id, at, decisions, asked } = choice
  const words = CHOICE_ACTIONS.indexOf(choice.action) * 64 + CHOICE_METHODS.indexOf(choice.method) * 8
  const code = words + CHOICE_MODELS.indexOf(choice.model) * 2 + Number(choice.gpc)
  const entries = Object.entries(decisions).map(([name, decision]) => {
    const print = asked[name]
    return (print ? '!*' : ')(').charAt(Number(decision === 'granted')) + name + (print ?? '')
  })
  const rest = id.replaceAll('-', '').slice(12)
  const tail = [rest.slice(0, 10), rest.slice(10)].map((half) => digits(Number.parseInt(half, 16), 8)).join('')
  const head = `1${digits(at, 8)}${tail}${digits(code, 2)}${digits(choice.validDays, 2)}`
  return head + [choice.policyVersion, choice.jurisdiction ?? '', entries.join(''), choice.subject ?? ''].join('~')
}

function digits(value: number, length: number): string {
  return value.toString(36).padStart(length, '0')
}
