'use client'

import { useRef, useSyncExternalStore } from 'react'
import { isSame, type ConsentState } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'

/** A slice of the state, for the hook of that name; the same one again while it holds the same values. */
export function useSlice<Slice>(hook: string, selector: (state: ConsentState) => Slice): Slice {
  const { store } = useConsentContext(hook)
  const last = useRef<{ readonly slice: Slice } | null>(null)
  const select = (state: ConsentState): Slice => {
    const slice = selector(state)
    if (!last.current || !isSame(last.current.slice, slice)) last.current = { slice }
    return last.current.slice
  }
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getState()),
    () => select(store.getInitialState()),
  )
}
