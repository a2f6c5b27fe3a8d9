import type { QueryClient } from '@tanstack/react-query'
import type { ConsentStore } from '../core/index.js'
import type { KeyRing } from './createKeyRing.js'
import type { KnownChoice } from './createKnownChoice.js'
import type { Outbox } from './Outbox.js'
import type { DeviceStore } from './deviceStore.js'
import type { RemoteOptions } from './RemoteOptions.js'
import type { SyncState } from './SyncState.js'

/** What the parts of the sync share. */
export interface SyncParts {
  readonly store: ConsentStore
  readonly remote: RemoteOptions
  readonly client: QueryClient
  readonly outbox: Outbox
  readonly keys: KeyRing
  readonly known: KnownChoice
  /** The texts that outlast the page. */
  readonly device: DeviceStore
  /** Stands before the key where the device's own choice was, from a sign-out until the server has heard of it. */
  readonly parting: string
  /** The key that is signing out, empty when a cookie holds it; `null` when none is. */
  readonly leftKey: () => string | null
  readonly report: (change: Partial<SyncState>) => void
}
