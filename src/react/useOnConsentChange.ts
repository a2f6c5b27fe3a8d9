'use client'

import { useEffect, useRef, useState } from 'react'
import { diffPermissions, type Permissions } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'
import { useLatest } from './useLatest.js'
import { watchPermissions, type PermissionChange } from './watchPermissions.js'

/**
 * Runs a handler with what changed, after React has shown it; also for what other tabs did. Renders nothing again.
 *
 * On a page that a router keeps hidden it runs when that is shown again: what stops a vendor belongs where nothing is
 * hidden, beside the provider.
 *
 * @example
 * useOnConsentChange((change) => {
 *   if (change.analytics === 'granted') analytics.start()
 * })
 */
export function useOnConsentChange(handler: (change: PermissionChange) => void): void {
  const { store } = useConsentContext('useOnConsentChange')
  const latest = useLatest(handler)
  // From the first render on: what changes before the effect runs is told too.
  const [rendered] = useState(() => store.getState().permissions)
  const told = useRef(rendered)
  useEffect(() => {
    let active = true
    const tell = (permissions: Permissions): void => {
      // One task later the commit of this change is done, and effects of the page have run.
      setTimeout(() => {
        if (!active || permissions === told.current) return
        const change = diffPermissions(told.current, permissions)
        told.current = permissions
        latest.current(change)
      })
    }
    const stop = watchPermissions(store, (_, permissions) => tell(permissions))
    tell(store.getState().permissions)
    return () => {
      active = false
      stop()
    }
  }, [store, latest])
}
