'use client'

import { useEffect } from 'react'
import { useConsentContext } from './ConsentContext.js'
import { useLatest } from './useLatest.js'
import { watchPermissions, type PermissionChange } from './watchPermissions.js'

/**
 * Runs a handler with what changed, after React has shown it; also for what other tabs did. Renders nothing again.
 *
 * @example
 * useOnConsentChange((change) => {
 *   if (change.analytics === 'granted') analytics.start()
 * })
 */
export function useOnConsentChange(handler: (change: PermissionChange) => void): void {
  const { store } = useConsentContext('useOnConsentChange')
  const latest = useLatest(handler)
  useEffect(() => {
    let active = true
    const stop = watchPermissions(store, (change) => {
      // One task later the commit of this change is done, and effects of the page have run.
      setTimeout(() => {
        if (active) latest.current(change)
      })
    })
    return () => {
      active = false
      stop()
    }
  }, [store, latest])
}
