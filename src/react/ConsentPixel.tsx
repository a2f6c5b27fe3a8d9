'use client'

import { useEffect } from 'react'
import { callBeacon } from '../browser/first.js'
import type { ServiceId } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'
import { useGranted } from './useGranted.js'

/** Props of {@link ConsentPixel}. */
export interface ConsentPixelProps {
  readonly service: ServiceId
  /** An http or https address, or a path of this site; anything else is reported as error 305, and nothing is called. */
  readonly src: string
}

/**
 * Calls a web beacon after the grant of its service, once on a page per service and address, however often it is mounted
 * and granted: a view that is to be counted anew has an address of its own.
 *
 * Renders nothing, and never a `<noscript>`, which no gate could hold back.
 */
export function ConsentPixel({ service, src }: ConsentPixelProps): null {
  const { store } = useConsentContext('ConsentPixel')
  const granted = useGranted(service)
  useEffect(() => {
    if (!granted) return
    const isWanted = (): boolean => store.getState().permissions[service] === 'granted'
    callBeacon(service, src, isWanted).catch(store.inlet.fail)
  }, [granted, service, src, store])
  return null
}
