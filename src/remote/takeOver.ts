import type { Choice, ConsentStore } from '../core/index.js'
import { uuidv7 } from '../core/lazy.js'
import type { RemoteSubject } from './fetchSubject.js'

/**
 * Takes over what the server knows: a newer choice, with its refusals and withdrawals too. Without a choice on this
 * device only refusals come back, because somebody has cleared it on purpose or by accident, and neither is a yes.
 *
 * @param note remembers that the choice needs no record
 */
export function takeOver(
  { getState, inlet }: ConsentStore,
  found: RemoteSubject | null,
  note: (choice: Choice) => void,
): void {
  if (!found?.choice) return
  const counting = getState().choice ? { ...found.choice, subject: found.subject } : refusalsOf(found.choice)
  if (Object.keys(counting.decisions).length === 0) return
  inlet.perform(({ receive }) => {
    receive(counting)
    // What is taken has a record already. What is older is not what the next visit looks for.
    if (getState().choice?.id === counting.id) note(counting)
  })
}

/**
 * What was refused, and nothing of what is to be asked again. A moment later than the choice that it stands for, so that
 * no copy of that one is the newer one.
 */
function refusalsOf(choice: Choice): Choice {
  const at = choice.at + 1
  const ofDenied = <Value>(values: { readonly [id: string]: Value }): { readonly [id: string]: Value } =>
    Object.fromEntries(Object.entries(values).filter(([id]) => choice.decisions[id] === 'denied'))
  const [decisions, asked] = [ofDenied(choice.decisions), ofDenied(choice.asked)]
  return { ...choice, id: uuidv7(at), at, subject: null, decisions, asked }
}
