'use client'

import { useState, useSyncExternalStore } from 'react'
import { isGranted, type Cause, type Condition, type ConsentData } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'

/** What a placeholder may know and do. */
export interface Gate {
  readonly state: 'closed' | 'loading' | 'open' | 'error'
  /** Why the content could not be loaded. */
  readonly error: unknown
  /**
   * Opens this gate only, in memory, until the person's next choice. What their age forbids stays closed, and where only
   * a gesture counts it needs the event. After an opt-out of sale, what shares takes a second step in the preferences.
   */
  readonly allowOnce: (cause?: Cause) => void
  /** Loads the content again after an error. */
  readonly retry: () => void
}

/** What was allowed once: for one condition, and until something newer is decided. */
interface Once extends Pick<ConsentData, 'choice' | 'jurisdiction'> {
  readonly key: string
}

interface GateState extends Pick<Gate, 'allowOnce'> {
  readonly isOpen: boolean
  /** The condition: what waits or is loaded for another one begins anew. */
  readonly key: string
}

/** The permission of one gate, with its "once". Renders again only when that changes. */
export function useGate(condition: Condition, ssr: boolean): GateState {
  const { store } = useConsentContext('ConsentGate')
  const key = JSON.stringify(condition)
  // The state at that time: whatever the person decides next is newer and counts instead, and so does another age.
  const [once, setOnce] = useState<Once | null>(null)
  const isOpen = useSyncExternalStore(
    store.subscribe,
    () => {
      const { permissions, choice, jurisdiction } = store.getState()
      // Until the own storage was read, a gate with `ssr` stays what the server showed: no unmount in between.
      const now = ssr && !store.isHydrated() ? store.initialPermissions : permissions
      return (
        isGranted(now, condition) || (once?.choice === choice && once.jurisdiction === jurisdiction && once.key === key)
      )
    },
    () => ssr && isGranted(store.initialPermissions, condition),
  )
  if (once && !isOpen) setOnce(null)
  return {
    isOpen,
    key,
    allowOnce: (cause) =>
      store.inlet.perform((acts) => {
        if (acts.allowOnce(condition, cause)) setOnce({ ...store.getState(), key })
      }),
  }
}
