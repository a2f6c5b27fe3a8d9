import { createEmitter, type ConsentEffect } from '../core/index.js'
import type { AccountSync } from './accountSync.js'
import { assertRemoteUrl } from './assertRemoteUrl.js'
import type { MadeChoice } from './MadeChoice.js'
import { patient } from './patient.js'
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
  /** Who signs in or out before the sync has started. */
  const waiting: Waiting[] = []
  let load: () => void = () => undefined

  const effect: ConsentEffect = (store) => {
    let isStopped = false
    let isLoading = false
    // Choices that are made while the code is on its way, with what was in view then; `null` where they were forgotten.
    const early: (MadeChoice | null)[] = []
    let own: SyncSession | null = null
    const begin = async (): Promise<void> => {
      if (own || isLoading || isStopped) return
      isLoading = true
      try {
        const { startSync } = await import('./startSync.js')
        // Before the own storage was read, nothing is known of a choice.
        await new Promise<void>((resolve) => store.inlet.perform(() => resolve()))
        if (isStopped) return
        own = startSync(store, patient(options, store.inlet.fail), early, (change) => {
          state = { ...state, ...change }
          changes.emit(state, store.inlet.fail)
        })
        session = own
        for (const { resolve } of waiting.splice(0)) resolve(own)
      } catch (error) {
        // Nothing is lost: it is tried again at the next choice, and the last one is sent at the next visit.
        isLoading = false
        for (const { reject } of waiting.splice(0)) reject(error)
        store.inlet.fail(error)
      }
    }
    const stops = [
      store.onChoice((choice) => {
        const made = { choice, shown: shownTexts(store, choice) }
        if (own) void own.keep(made)
        else {
          early.push(made)
          void begin()
        }
      }),
      store.subscribe(({ choice }, before) => {
        if (!choice && before.choice) early.push(null)
      }),
    ]
    load = () => void begin()
    load()
    return () => {
      isStopped = true
      for (const stop of stops) stop()
      own?.stop()
      if (session === own) session = null
    }
  }
  /** The part for accounts, once the sync has started. */
  const account = async (): Promise<AccountSync> => {
    const running =
      session ??
      (await new Promise<SyncSession>((resolve, reject) => {
        waiting.push({ resolve, reject })
        load()
      }))
    return running.account()
  }
  return Object.assign(effect, {
    getState: () => state,
    subscribe: (listener: () => void) => changes.on(listener),
    signIn: async (token: string) => (await account()).signIn(token),
    signOut: async () => (await account()).signOut(),
  })
}

interface Waiting {
  readonly resolve: (session: SyncSession) => void
  readonly reject: (error: unknown) => void
}
