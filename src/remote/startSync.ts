import { QueryClient } from '@tanstack/react-query'
import type { ConsentStore } from '../core/index.js'
import { consentQueries } from './consentQueries.js'
import { createKnownChoice } from './createKnownChoice.js'
import { createKeyRing } from './createKeyRing.js'
import { createOutbox } from './createOutbox.js'
import { deliver } from './deliver.js'
import { deviceStore } from './deviceStore.js'
import { fetchSubject } from './fetchSubject.js'
import { keepRecords } from './keepRecords.js'
import type { RemoteOptions } from './RemoteOptions.js'
import type { SyncParts } from './SyncParts.js'
import { takeOver } from './takeOver.js'

/** Starts to record, deliver and take over. Returns the way to stop; what has not arrived yet stays in the outbox. */
export function startSync(store: ConsentStore, remote: RemoteOptions, report: SyncParts['report']): () => void {
  const { name } = store.config.cookie
  const device = deviceStore()
  const parts: SyncParts = {
    store,
    remote,
    client: remote.queryClient ?? new QueryClient(),
    outbox: createOutbox(device, name),
    keys: createKeyRing(device, name),
    known: createKnownChoice(device, name),
    report,
  }
  const delivery = deliver(parts, `${name}.outbox`)
  const stopKeeping = keepRecords(parts, delivery.flush)
  const { choice } = store.getState()
  if ((choice?.subject ?? parts.keys.own()) !== null) {
    // The next visit asks again; what is here goes on counting.
    void pull(parts).catch(() => undefined)
  }
  return () => {
    stopKeeping()
    delivery.stop()
  }
}

async function pull({ store, remote, client, keys, known }: SyncParts): Promise<void> {
  const found = await fetchSubject(remote, keys.own())
  client.setQueryData(consentQueries.subject(remote).queryKey, found)
  takeOver(store, found, known.note)
}
