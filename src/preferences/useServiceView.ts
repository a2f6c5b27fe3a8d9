'use client'

import { useMemo } from 'react'
import { consentError, type ServiceId, type ServiceView } from '../core/index.js'
import { serviceView } from '../core/views.js'
import { useConsentStore, useDetails } from '../index.js'
import { useShown } from './useShown.js'

// Not the hooks of the front door: a bundler would then put their code in front of the banner, which every page loads.

/** One service; throws error 204 for an id that the config does not have. */
export function useServiceView(id: ServiceId): ServiceView {
  const { config } = useConsentStore()
  const shown = useShown()
  const details = useDetails()
  return useMemo(() => {
    const view = serviceView(config, shown, details, id)
    if (!view) throw consentError(204, 'Services.Item', id)
    return view
  }, [config, shown, details, id])
}
