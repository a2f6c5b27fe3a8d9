'use client'

import { useEffect, useMemo } from 'react'
import { gatedStorage, type GatedStorageOptions } from '../browser/index.js'
import type { CategoryId } from '../core/index.js'
import { useConsentStore } from './useConsentStore.js'

/**
 * A `Storage` for a category: memory before the grant, written down with it, removed at the withdrawal.
 *
 * @example
 * const storage = useGatedStorage('functional')
 * storage.setItem('theme', 'dark')
 */
export function useGatedStorage(category: CategoryId, { kind = 'local' }: GatedStorageOptions = {}): Storage {
  const store = useConsentStore()
  const storage = useMemo(() => gatedStorage(store, category, { kind }), [store, category, kind])
  useEffect(() => storage.start(), [storage])
  return storage
}
