'use client'

import { useEffect } from 'react'
import { loadScript } from '../browser/index.js'
import type { ServiceId } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'
import { useGranted } from './useGranted.js'
import { useLatest } from './useLatest.js'

/** Props of {@link ConsentScript}. */
export interface ConsentScriptProps {
  readonly service: ServiceId
  readonly src: string
  /** @default 'classic' */
  readonly type?: 'classic' | 'module'
  readonly onLoad?: () => void
}

/**
 * Loads a script of a service after its grant, once per service and address, however often it is mounted.
 *
 * Renders nothing. A script that was loaded cannot be taken back: give its service a `consent.deny`.
 */
export function ConsentScript({ service, src, type = 'classic', onLoad }: ConsentScriptProps): null {
  const { store, nonce } = useConsentContext('ConsentScript')
  const granted = useGranted(service)
  const loaded = useLatest(onLoad)
  useEffect(() => {
    if (!granted) return undefined
    let mounted = true
    loadScript(`${service}:${src}`, { src, type }, nonce).then(() => mounted && loaded.current?.(), store.inlet.fail)
    return () => {
      mounted = false
    }
  }, [granted, service, src, type, nonce, store, loaded])
  return null
}
