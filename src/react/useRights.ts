'use client'

import { useMemo } from 'react'
import { createRights, type ConsentRights } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'

/**
 * What people may do beside answering the question: reading a notice, opting out of sale, limiting sensitive data,
 * objecting. The functions never change, so nothing renders again.
 *
 * @throws error 201 outside of a provider
 *
 * @example
 * const { optOut } = useRights()
 * <button onClick={optOut}>Do Not Sell or Share My Personal Information</button>
 */
export function useRights(): ConsentRights {
  const { store } = useConsentContext('useRights')
  return useMemo(() => createRights(store), [store])
}
