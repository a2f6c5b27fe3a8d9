'use client'

import { useMemo } from 'react'
import { guardedCall, loadOnUse, type GuardedCall } from '../browser/index.js'
import { consentError, type ServiceId, type ServiceView } from '../core/index.js'
import { serviceView } from '../core/views.js'
import { useConsentContext } from './ConsentContext.js'
import { useDetails } from './useDetails.js'
import { useShown } from './useShown.js'

/** A service, as an interface shows it, and the guarded ways to its vendor. */
export interface GuardedService extends ServiceView {
  /**
   * Runs vendor code only while the service is granted; otherwise it is dropped, or queued until there is an answer. A
   * vendor without a queue of its own, as Zendesk or Tidio, is there only once `load` says so.
   */
  readonly call: GuardedCall
  /** Loads a service in the person's own act, or waits for it. Resolves with whether it is there; never rejects. */
  readonly load: () => Promise<boolean>
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
  const { store, nonce } = useConsentContext('useService')
  const shown = useShown()
  const details = useDetails()
  const call = useMemo(() => guardedCall(store, id), [store, id])
  return useMemo(() => {
    const view = serviceView(store.config, shown, details, id)
    if (!view) throw consentError(204, 'useService', id)
    return { ...view, call, load: () => loadOnUse(store, id, nonce) }
  }, [store, nonce, shown, details, call, id])
}
