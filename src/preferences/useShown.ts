'use client'

import type { ShownState } from '../core/index.js'
import { useConsent } from '../index.js'

/** What the switches show. */
export function useShown(): ShownState {
  return useConsent(({ permissions, draft, sessionGrants }) => ({ permissions, draft, sessionGrants }))
}
