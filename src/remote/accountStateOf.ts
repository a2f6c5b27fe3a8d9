import type { AccountState } from '../core/index.js'
import type { RemoteSubject } from './fetchSubject.js'
import type { RemoteAccount } from './parseAccount.js'

/**
 * What an app has to show of an account.
 *
 * @param decisions what counts on this device
 */
export function accountStateOf(
  { choice }: RemoteSubject,
  { basis, elsewhere, devices, gpc }: RemoteAccount,
  decisions: AccountDecisions,
): AccountState {
  const own = choice?.decisions ?? {}
  return {
    basis,
    // Once the person has picked there is nothing left to decide between.
    conflicts: Object.entries(basis === 'stricter' ? elsewhere : {}).flatMap(([id, there]) => {
      const here = own[id]
      if (!here || !there || here === there) return []
      return [{ id, here, elsewhere: there, counts: decisions[id] ?? 'denied' }]
    }),
    granted: Object.keys(decisions).filter((id) => decisions[id] === 'granted' && own[id] !== 'granted'),
    devices,
    gpc,
  }
}

type AccountDecisions = RemoteAccount['decisions']
