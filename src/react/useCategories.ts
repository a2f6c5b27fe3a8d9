'use client'

import { useMemo } from 'react'
import type { CategoryId, CategoryView } from '../core/index.js'
import { categoryView, categoryViews } from '../core/views.js'
import { useConsentContext } from './ConsentContext.js'
import { useDetails } from './useDetails.js'
import { useShown } from './useShown.js'

/**
 * The categories that are shown: the required ones, and those with a service to ask about.
 *
 * @example
 * useCategories().map(({ id, label, draft }) => <Toggle key={id} label={label} on={draft === 'granted'} />)
 */
export function useCategories(): readonly CategoryView[] {
  const { config } = useConsentContext('useCategories').store
  const shown = useShown()
  const details = useDetails()
  return useMemo(() => categoryViews(config, shown, details), [config, shown, details])
}

/** One category. An id that the config does not have is denied and has no services. */
export function useCategory(id: CategoryId): CategoryView {
  const { config } = useConsentContext('useCategory').store
  const shown = useShown()
  const details = useDetails()
  return useMemo(() => categoryView(config, shown, details, id), [config, shown, details, id])
}
