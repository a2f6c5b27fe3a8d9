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

/** The permission of one gate, with its "once". Renders again only when that changes. */
export function useGate(condition: Condition, ssr: boolean): Pick<Gate, 'allowOnce'> & { readonly isOpen: boolean } {
  const { store } = useConsentContext('ConsentGate')
  // The state at that time: whatever the person decides next is newer and counts instead, and so does another age.
  const [once, setOnce] = useState<Pick<ConsentData, 'choice' | 'jurisdiction'> | null>(null)
  const isOpen = useSyncExternalStore(
    store.subscribe,
    () => {
      const { permissions, choice, jurisdiction } = store.getState()
      // Until the own storage was read, a gate with `ssr` stays what the server showed: no unmount in between.
      const now = ssr && !store.isHydrated() ? store.initialPermissions : permissions
      return isGranted(now, condition) || (once?.choice === choice && once.jurisdiction === jurisdiction)
    },
    () => ssr && isGranted(store.initialPermissions, condition),
  )
  if (once && !isOpen) setOnce(null)
  return {
    isOpen,
    allowOnce: (cause) =>
      store.inlet.perform((acts) => {
        if (acts.allowOnce(condition, cause)) setOnce(store.getState())
      }),
  }
}
