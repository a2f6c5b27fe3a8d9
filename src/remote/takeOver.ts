import type { Choice, ConsentStore } from '../core/index.js'
import type { RemoteSubject } from './fetchSubject.js'

/**
 * Takes over what the server knows: a newer choice, with its refusals and withdrawals too. Without a choice on this
 * device only refusals come back, because somebody has cleared it on purpose or by accident, and neither is a yes.
 *
 * @param note remembers that the choice needs no record
 */
export function takeOver(store: ConsentStore, found: RemoteSubject | null, note: (choice: Choice) => void): void {
  if (!found?.choice) return
  // It has a record already.
  note(found.choice)
  const { choice } = store.getState()
  store.inlet.receive(choice ? { ...found.choice, subject: found.subject } : refusalsOf(found.choice))
}

function refusalsOf(choice: Choice): Choice {
  const denied = Object.entries(choice.decisions).filter(([, decision]) => decision === 'denied')
  return { ...choice, subject: null, decisions: Object.fromEntries(denied) }
}
