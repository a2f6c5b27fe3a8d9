'use client'

import type { ShownState } from '../core/index.js'
import { useConsent } from './useConsent.js'

/** What the switches of an interface show. */
export function useShown(): ShownState {
  return useConsent(({ permissions, draft, sessionGrants }) => ({ permissions, draft, sessionGrants }))
}
