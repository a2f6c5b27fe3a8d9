import { QueryClient } from '@tanstack/react-query'
import type { ConsentStore } from '../core/index.js'
import type { AccountSync } from './accountSync.js'
import { createKnownChoice } from './createKnownChoice.js'
import { createKeyRing } from './createKeyRing.js'
import { createOutbox } from './createOutbox.js'
import { deliver } from './deliver.js'
import { deviceStore } from './deviceStore.js'
import { keepRecords } from './keepRecords.js'
import type { MadeChoice } from './MadeChoice.js'
import { queryKeyOf } from './queryKeyOf.js'
import type { RemoteOptions } from './RemoteOptions.js'
import type { SyncParts } from './SyncParts.js'

/** A running sync. */
export interface SyncSession {
  /** Records a choice that was made here. */
  readonly keep: (made: MadeChoice) => Promise<void>
  /** The part that reads from the server, which only some visitors need. */
  readonly account: () => Promise<AccountSync>
  /** What has not arrived yet stays in the outbox. */
  readonly stop: () => void
}

const PARTING = '!'

/**
 * Starts to record, deliver and take over.
 *
 * @param early what was chosen while this code was on its way; `null` where everything was forgotten
 */
export function startSync(
  store: ConsentStore,
  remote: RemoteOptions,
  early: readonly (MadeChoice | null)[],
  report: SyncParts['report'],
): SyncSession {
  const { name } = store.config.cookie
  const item = `${name}.own`
  const device = deviceStore()
  const parts: SyncParts = {
    store,
    remote,
    client: remote.queryClient ?? new QueryClient(),
    outbox: createOutbox(device, name),
    keys: createKeyRing(device, name),
    known: createKnownChoice(device, name),
    device,
    parting: PARTING,
    leftKey: () => {
      const kept = device.get(item)
      return kept?.[0] === PARTING ? kept.slice(1) : null
    },
    report,
  }
  let loaded: Promise<AccountSync> | undefined
  const account = async (): Promise<AccountSync> =>
    (loaded ??= import('./accountSync.js').then(
      ({ accountSync }) => accountSync(parts, item, delivery),
      (error: unknown) => {
        loaded = undefined
        throw error
      },
    ))
  // The next visit asks again; what is here goes on counting.
  const refresh = (): void =>
    void account()
      .then(async (sync) => sync.refresh())
      .catch(() => undefined)
  const delivery = deliver(parts, `${name}.outbox`, () => {
    // Whoever shows what the server holds sees it grow.
    void parts.client.invalidateQueries({ queryKey: queryKeyOf(remote, 'records') })
    // What was picked here changes what counts on all devices.
    if (device.get(item) !== null) refresh()
  })
  const agreements =
    store.config.agreements?.length &&
    import('./keepAgreements.js').then(({ keepAgreements }) => keepAgreements(parts, delivery.flush), store.inlet.fail)
  const keeper = keepRecords(parts, item, early, delivery.flush)
  if ((store.getState().choice?.subject ?? parts.keys.own() ?? device.get(item)) !== null) refresh()
  return {
    keep: keeper.keep,
    account,
    stop: () => {
      void loaded?.then((sync) => sync.stop())
      keeper.stop()
      if (agreements) void agreements.then((stop) => stop?.())
      delivery.stop()
    },
  }
}
