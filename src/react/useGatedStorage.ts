'use client'

import { useEffect, useMemo } from 'react'
import { gatedStorage, type GatedStorage, type GatedStorageOptions } from '../browser/index.js'
import type { CategoryId } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'

/**
 * A `Storage` for a category: memory before the grant, written down with it, removed at the withdrawal.
 *
 * Its keys have to stand in the config. For module level, where hooks are out of reach, there is `createGatedStorage`.
 *
 * @example
 * const storage = useGatedStorage('functional', { kind: 'cookie', lifetime: 'P12M' })
 * storage.setItem('theme', 'dark')
 */
export function useGatedStorage(category: CategoryId, options: GatedStorageOptions = {}): GatedStorage {
  const { kind, lifetime, explicit } = options
  const { store } = useConsentContext('useGatedStorage')
  const storage = useMemo(
    () =>
      gatedStorage(store, category, {
        ...(kind && { kind }),
        ...(lifetime && { lifetime }),
        ...(explicit && { explicit }),
      }),
    [store, category, kind, lifetime, explicit],
  )
  useEffect(() => storage.start(), [storage])
  return storage
}
