'use client'

import { isGranted, type Condition } from '../core/index.js'
import { useSlice } from './useSlice.js'

/**
 * Whether something may run now. False on the server, while loading, and for what is unknown.
 *
 * @example
 * const mayMeasure = useGranted('analytics')
 * const mayPlay = useGranted({ any: ['youtube', 'marketing'] })
 */
export function useGranted(condition: Condition): boolean {
  return useSlice('useGranted', ({ permissions }) => isGranted(permissions, condition))
}
