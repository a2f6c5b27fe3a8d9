import type { AccountConflict, AccountState, RegisteredConfig } from '../core/index.js'

/**
 * What this device and the others of the account were answered differently, and what counts here only because it was
 * granted on another one. By category and service, in the order of the config.
 *
 * Objections and opt-outs are not among them: nobody is asked to undo one.
 */
export function deviceDifferences(
  { decidables }: Pick<RegisteredConfig, 'decidables'>,
  { conflicts, granted }: Pick<AccountState, 'conflicts' | 'granted'>,
): readonly AccountConflict[] {
  return decidables.flatMap(({ id }) => {
    const conflict = conflicts.find((one) => one.id === id)
    if (conflict) return conflict
    return granted.includes(id) ? { id, here: 'denied', elsewhere: 'granted', counts: 'granted' } : []
  })
}
