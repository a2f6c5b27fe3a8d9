'use client'

import type { ConsentActions, ConsentState } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'
import { useSlice } from './useSlice.js'

/**
 * The whole state with its actions, or a slice of it. Renders again only when the result changes, compared shallowly.
 *
 * @throws error 201 outside of a provider
 *
 * @example
 * const { status, acceptAll } = useConsent()
 * const surface = useConsent((state) => state.surface)
 */
export function useConsent(): ConsentState
export function useConsent<Slice>(selector: (state: ConsentState) => Slice): Slice
export function useConsent<Slice>(selector?: (state: ConsentState) => Slice): Slice | ConsentState {
  return useSlice<Slice | ConsentState>('useConsent', selector ?? whole)
}

/**
 * The actions alone. They never change, so nothing renders again.
 *
 * @example
 * const { acceptAll, rejectAll } = useConsentActions()
 * <button onClick={rejectAll}>Reject</button>
 */
export function useConsentActions(): ConsentActions {
  return useConsentContext('useConsentActions').store.actions
}

function whole(state: ConsentState): ConsentState {
  return state
}
