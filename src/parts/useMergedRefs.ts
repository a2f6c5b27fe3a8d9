'use client'

import { useCallback, type RefCallback } from 'react'

/** One ref that serves two. Its identity changes only with theirs: a new one would detach and attach every render. */
export function useMergedRefs(first: unknown, second: unknown): RefCallback<Element> {
  return useCallback(
    (node: Element | null) => {
      const refs = [first, second]
      const cleanups = refs.map((ref) => attach(ref, node))
      // React 18 warns about a returned function, so there is one only if a ref of the app brought it.
      if (!cleanups.some(isFunction)) return undefined
      return () => cleanups.forEach((cleanup, index) => (isFunction(cleanup) ? cleanup() : attach(refs[index], null)))
    },
    [first, second],
  )
}

function attach(ref: unknown, node: Element | null): unknown {
  if (isFunction(ref)) return ref(node)
  if (typeof ref === 'object' && ref !== null && 'current' in ref) ref.current = node
  return undefined
}

/** Whether a prop can be called. */
export function isFunction(value: unknown): value is (...values: readonly unknown[]) => unknown {
  return typeof value === 'function'
}
