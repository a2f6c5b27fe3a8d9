'use client'

import { useEffect, useRef } from 'react'
import { httpAddress } from '../browser/first.js'
import { consentError, type ServiceId } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'
import { useGranted } from './useGranted.js'

/** Props of {@link ConsentPixel}. */
export interface ConsentPixelProps {
  readonly service: ServiceId
  /** An http or https address, or a path of this site; anything else is reported as error 305, and nothing is called. */
  readonly src: string
}

/**
 * Calls a web beacon once after the grant of its service. Renders nothing, and never a `<noscript>`, which no gate
 * could hold back.
 */
export function ConsentPixel({ service, src }: ConsentPixelProps): null {
  const { store } = useConsentContext('ConsentPixel')
  const granted = useGranted(service)
  const called = useRef<string | null>(null)
  useEffect(() => {
    // What was rendered may be withdrawn by now.
    if (!granted || called.current === src || store.getState().permissions[service] !== 'granted') return
    called.current = src
    if (httpAddress(src) === null) store.inlet.fail(consentError(305, 'img', service, src))
    else new Image().src = src
  }, [granted, service, src, store])
  return null
}
