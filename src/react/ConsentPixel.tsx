'use client'

import { useEffect, useRef } from 'react'
import type { ServiceId } from '../core/index.js'
import { useGranted } from './useGranted.js'

/** Props of {@link ConsentPixel}. */
export interface ConsentPixelProps {
  readonly service: ServiceId
  readonly src: string
}

/**
 * Calls a web beacon once after the grant of its service. Renders nothing, and never a `<noscript>`, which no gate
 * could hold back.
 */
export function ConsentPixel({ service, src }: ConsentPixelProps): null {
  const granted = useGranted(service)
  const called = useRef<string | null>(null)
  useEffect(() => {
    if (!granted || called.current === src) return
    called.current = src
    new Image().src = src
  }, [granted, src])
  return null
}
