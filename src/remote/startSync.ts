import { QueryClient } from '@tanstack/react-query'
import type { AccountState, ConsentStore } from '../core/index.js'
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
  readonly keep: (made: MadeChoice) => void
  /** The part that reads from the server, which only some visitors need. */
  readonly account: () => Promise<AccountSync>
  /** What has not arrived yet stays in the outbox. */
  readonly stop: () => void
}

const PARTING = '!'

/**
 * Starts to record, deliver and take over.
 *
 * @param early what was chosen while this code was on its way
 */
export function startSync(
  store: ConsentStore,
  remote: RemoteOptions,
  early: readonly MadeChoice[],
  report: SyncParts['report'],
): SyncSession {
  const { name } = store.config.cookie
  const device = deviceStore()
  let joined: AccountState | null = null
  const parts: SyncParts = {
    store,
    remote,
    client: remote.queryClient ?? new QueryClient(),
    outbox: createOutbox(device, name),
    keys: createKeyRing(device, name),
    known: createKnownChoice(device, name),
    device,
    parting: PARTING,
    report: (change) => {
      if (change.account !== undefined) joined = change.account
      report(change)
    },
  }
  const item = `${name}.own`
  const account = async (): Promise<AccountSync> =>
    (await import('./accountSync.js')).accountSync(parts, item, delivery)
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
  // Whatever a person chooses, here or in another tab, is what was to be decided: nobody waits for the server to say so.
  // After the keeper, which knows whether everything was forgotten.
  const stopSettling = store.subscribe(({ choice }, before) => {
    if (!joined || choice?.method === 'account' || choice?.id === before.choice?.id) return
    // A sign-out in another tab is no choice.
    const isSignedIn = (device.get(item) ?? PARTING) !== PARTING
    parts.report({ account: isSignedIn ? { ...joined, basis: 'picked', conflicts: [], granted: [] } : null })
  })
  if ((store.getState().choice?.subject ?? parts.keys.own() ?? device.get(item)) !== null) refresh()
  return {
    keep: keeper.keep,
    account,
    stop: () => {
      stopSettling()
      keeper.stop()
      if (agreements) void agreements.then((stop) => stop?.())
      delivery.stop()
    },
  }
}
