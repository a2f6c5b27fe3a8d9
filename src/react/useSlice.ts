'use client'

import { useInsertionEffect, useRef, useState, useSyncExternalStore } from 'react'
import { isSame, type ConsentState, type ConsentStore } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'

/** A slice of the state, for the hook of that name; the same one again while it holds the same values. */
export function useSlice<Slice>(hook: string, selector: (state: ConsentState) => Slice): Slice {
  const { store } = useConsentContext(hook)
  const last = useRef<unknown>(null)
  const select = (state: ConsentState): Slice => {
    const slice = selector(state)
    if (isSame(last.current, slice)) return last.current
    last.current = slice
    return slice
  }
  return useSnapshot(
    store,
    () => select(store.getState()),
    () => select(store.getInitialState()),
  )
}

/**
 * What the store holds now, also for what React has hidden: a router keeps the pages that were left in an `<Activity>`,
 * and what was permitted on them has to go at a withdrawal like all else. What is permitted meanwhile waits there until
 * it is shown.
 */
export function useSnapshot<Value>(store: ConsentStore, get: () => Value, getOnServer: () => Value): Value {
  const [, lookAgain] = useState<unknown>()
  const value = useSyncExternalStore(store.subscribe, get, getOnServer)
  // The only effect that hiding does not end.
  useInsertionEffect(() =>
    store.subscribe(() => {
      try {
        if (!value || value === get()) return
      } catch {
        // As React does: what is about to go may not know what to say, and rendering tells.
      }
      lookAgain({})
    }),
  )
  return value
}
