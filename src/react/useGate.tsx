'use client'

import { useCallback, useState, useSyncExternalStore, type ReactNode } from 'react'
import { isGranted, type Cause, type Choice, type Condition } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'
import { useMountTime, type GateMount } from './useMountTime.js'

/** What a placeholder may know and do. */
export interface Gate {
  readonly state: 'closed' | 'loading' | 'open' | 'error'
  /** Why the content could not be loaded. */
  readonly error: unknown
  /**
   * Opens this gate only, in memory, until the person's next choice. What their age forbids stays closed, and where only
   * a gesture counts it needs the event.
   */
  readonly allowOnce: (cause?: Cause) => void
  /** Loads the content again after an error. */
  readonly retry: () => void
}

interface GateState {
  readonly isOpen: boolean
  readonly isMounted: boolean
  readonly allowOnce: (cause?: Cause) => void
  /** What stands in the page while the content waits to come into view. */
  readonly anchor: ReactNode
}

/** The permission of one gate, with its "once". Renders again only when that changes. */
export function useGate(condition: Condition, mount: GateMount, ssr: boolean): GateState {
  const { store } = useConsentContext('ConsentGate')
  // The choice at that time: whatever the person decides next is newer, and counts instead.
  const [once, setOnce] = useState<{ readonly choice: Choice | null } | null>(null)
  const isOpen = useSyncExternalStore(
    store.subscribe,
    () => {
      const { permissions, choice, jurisdiction } = store.getState()
      const isWithheld = jurisdiction.withheld?.some((id) => JSON.stringify(condition).includes(`"${id}"`))
      // Until the own storage was read, a gate with `ssr` stays what the server showed: no unmount in between.
      const now = ssr && !store.isHydrated() ? store.initialPermissions : permissions
      return isGranted(now, condition) || (once?.choice === choice && !isWithheld)
    },
    () => ssr && isGranted(store.initialPermissions, condition),
  )
  if (once && !isOpen) setOnce(null)
  const { isMounted, anchor } = useMountTime(isOpen, mount)
  const allowOnce = useCallback(
    (cause?: Cause) => {
      const allow = (): void => setOnce({ choice: store.getState().choice })
      if (store.config.trustedGesture) store.inlet.perform((acts) => acts.isGesture(cause) && allow())
      else allow()
    },
    [store],
  )
  return { isOpen, isMounted, allowOnce, anchor }
}
