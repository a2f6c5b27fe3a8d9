'use client'

import { useSyncExternalStore } from 'react'
import { detectBrowser } from './detectBrowser.js'

/**
 * The browsers that this one can be, with commas between; none before hydration, so that server and browser render the
 * same.
 */
export function useOwnBrowser(): string {
  return useSyncExternalStore(neverChanges, detect, () => '')
}

function detect(): string {
  // Missing in jsdom, where apps run their own tests.
  if (typeof matchMedia !== 'function') return ''
  const isTouch = matchMedia('(pointer: coarse) and (hover: none)').matches
  return detectBrowser((property, value) => CSS.supports(property, value), isTouch).join()
}

function neverChanges(): () => void {
  return () => undefined
}
