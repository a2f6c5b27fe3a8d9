'use client'

import { useMemo } from 'react'
import type { CategoryId, CategoryView } from '../core/index.js'
import { categoryView, categoryViews } from '../core/views.js'
import { useConsentStore, useDetails } from '../index.js'
import { useShown } from './useShown.js'

// Not the hooks of the front door: a bundler would then put their code in front of the banner, which every page loads.

/** The categories that are shown. */
export function useCategoryViews(): readonly CategoryView[] {
  const { config } = useConsentStore()
  const shown = useShown()
  const details = useDetails()
  return useMemo(() => categoryViews(config, shown, details), [config, shown, details])
}

/** One category. */
export function useCategoryView(id: CategoryId): CategoryView {
  const { config } = useConsentStore()
  const shown = useShown()
  const details = useDetails()
  return useMemo(() => categoryView(config, shown, details, id), [config, shown, details, id])
}
