import type { AccountState } from 'fluxconsent/core'
import type { AccountSource } from 'fluxconsent/policy'

/** An account on whose devices nothing differs. */
export const NOBODY: AccountState = { basis: 'stricter', conflicts: [], granted: [], devices: 1, gpc: false }

/** What stands in for a remote: it knows of the account what the test says. */
export function accountSource(first: AccountState | null): AccountSource & {
  readonly set: (account: AccountState | null) => void
} {
  let state = { account: first }
  const listeners = new Set<() => void>()
  return {
    getState: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    set: (account) => {
      state = { account }
      listeners.forEach((listener) => listener())
    },
  }
}
