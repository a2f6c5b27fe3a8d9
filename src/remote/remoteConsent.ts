import { createEmitter, type ConsentEffect } from '../core/index.js'
import type { AccountSync } from './accountSync.js'
import { assertRemoteUrl } from './assertRemoteUrl.js'
import type { MadeChoice } from './MadeChoice.js'
import type { RemoteOptions } from './RemoteOptions.js'
import { shownTexts } from './shownTexts.js'
import type { SyncSession } from './startSync.js'
import { IDLE, type SyncState } from './SyncState.js'

/** The sync of a page with its consent API: an effect for the provider, and how it stands. */
export interface RemoteConsent extends ConsentEffect, Pick<AccountSync, 'signIn' | 'signOut'> {
  readonly getState: () => SyncState
  /** Calls back when the state changed; returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void
}

/**
 * Sends every choice to a consent API, and takes over what other devices of the person decided. The page never waits for
 * it: a choice counts at once, and is delivered when that is possible, once and in order.
 *
 * Pure: nothing is made or asked before the effect starts. What starts is a chunk of its own.
 *
 * @throws ConsentError 340 when the address is neither https nor this machine
 *
 * @example
 * const remote = remoteConsent({ url: '/consent' })
 * <ConsentProvider config={consent} remote={remote}>
 */
export function remoteConsent(options: RemoteOptions): RemoteConsent {
  assertRemoteUrl(options.url)
  const changes = createEmitter<SyncState>()
  let state = IDLE
  let session: SyncSession | null = null
  const waiting: ((session: SyncSession) => void)[] = []

  const effect: ConsentEffect = (store) => {
    let isStopped = false
    // Choices that are made while the code is on its way, with what was in view then.
    const early: MadeChoice[] = []
    let own: SyncSession | null = null
    const stopHearing = store.onChoice((choice) => {
      const made = { choice, shown: shownTexts(store, choice) }
      if (own) own.keep(made)
      else early.push(made)
    })
    import('./startSync.js')
      .then(({ startSync }) => {
        if (isStopped) return
        own = startSync(store, options, early, (change) => {
          state = { ...state, ...change }
          changes.emit(state, store.inlet.fail)
        })
        session = own
        for (const resolve of waiting.splice(0)) resolve(own)
      })
      // Nothing is lost: the last choice is sent at the next visit.
      .catch(store.inlet.fail)
    return () => {
      isStopped = true
      stopHearing()
      own?.stop()
      if (session === own) session = null
    }
  }
  /** The part for accounts, once the sync has started. */
  const account = async (): Promise<AccountSync> => {
    const running = session ?? (await new Promise<SyncSession>((resolve) => waiting.push(resolve)))
    return running.account()
  }
  return Object.assign(effect, {
    getState: () => state,
    subscribe: (listener: () => void) => changes.on(listener),
    signIn: async (token: string) => (await account()).signIn(token),
    signOut: async () => (await account()).signOut(),
  })
}
