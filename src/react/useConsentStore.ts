'use client'

import type { ConsentStore } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'

/**
 * The zustand store of the provider, for code outside of rendering.
 *
 * @throws error 201 outside of a provider
 */
export function useConsentStore(): ConsentStore {
  return useConsentContext('useConsentStore').store
}

/** The page's nonce, for parts that inject elements. */
export function useNonce(): string | undefined {
  return useConsentContext('useNonce').nonce
}
