import { createEmitter, type ConsentEffect } from '../core/index.js'
import { assertRemoteUrl } from './assertRemoteUrl.js'
import type { RemoteOptions } from './RemoteOptions.js'
import { IDLE, type SyncState } from './SyncState.js'

/** The sync of a page with its consent API: an effect for the provider, and how it stands. */
export interface RemoteConsent extends ConsentEffect {
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
  const effect: ConsentEffect = (store) => {
    let isStopped = false
    let stop = (): void => undefined
    import('./startSync.js')
      .then(({ startSync }) => {
        if (isStopped) return
        stop = startSync(store, options, (change) => {
          state = { ...state, ...change }
          changes.emit(state, store.inlet.fail)
        })
      })
      // Nothing is lost: the last choice is sent at the next visit.
      .catch(store.inlet.fail)
    return () => {
      isStopped = true
      stop()
    }
  }
  return Object.assign(effect, {
    getState: () => state,
    subscribe: (listener: () => void) => changes.on(listener),
  })
}
