'use client'

import { useMemo } from 'react'
import { consentError, type ServiceId, type ServiceView } from '../core/index.js'
import { serviceView } from '../core/views.js'
import { useConsentStore } from './useConsentStore.js'
import { useDetails } from './useDetails.js'
import { useShown } from './useShown.js'

/** A service, as an interface shows it, and the guarded way to its vendor. */
export interface GuardedService extends ServiceView {
  /** Runs vendor code only while the service is granted; otherwise nothing happens. */
  readonly call: <Result>(run: () => Result) => Result | undefined
}

/**
 * One service of the config.
 *
 * @throws error 204 when the config does not have it
 *
 * @example
 * const { call } = useService('meta-pixel')
 * call(() => window.fbq('track', 'Purchase'))
 */
export function useService(id: ServiceId): GuardedService {
  const store = useConsentStore()
  const shown = useShown()
  const details = useDetails()
  return useMemo(() => {
    const view = serviceView(store.config, shown, details, id)
    if (!view) throw consentError(204, 'useService', id)
    // Asked at the call, not at the render: it may lie minutes back.
    return { ...view, call: (run) => (store.getState().permissions[id] === 'granted' ? run() : undefined) }
  }, [store, shown, details, id])
}
