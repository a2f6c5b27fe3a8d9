'use client'

import { useSyncExternalStore } from 'react'
import type { RemoteConsent } from './remoteConsent.js'
import { IDLE, type SyncState } from './SyncState.js'

/**
 * How the sync stands: whether something waits, and what was refused for good.
 *
 * @example
 * const { pending, failure } = useConsentSync(remote)
 */
export function useConsentSync(remote: RemoteConsent): SyncState {
  return useSyncExternalStore(remote.subscribe, remote.getState, () => IDLE)
}
