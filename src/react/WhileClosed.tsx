'use client'

import { useEffect, type ReactNode } from 'react'
import { useConsentContext } from './ConsentContext.js'
import { useLatest } from './useLatest.js'

interface WhileClosedProps {
  readonly onBlocked: () => void
  readonly children: ReactNode
}

/** What stands in for the content. Tells once that it does, when the choice is known: until then nothing is blocked yet. */
export function WhileClosed({ onBlocked, children }: WhileClosedProps): ReactNode {
  const { store } = useConsentContext('ConsentGate')
  const latest = useLatest(onBlocked)
  useEffect(() => {
    let isClosed = true
    // In a task of its own: what opens the gate by then takes this away, and StrictMode starts an effect twice.
    store.inlet.perform(() => setTimeout(() => isClosed && latest.current()))
    return () => {
      isClosed = false
    }
  }, [store, latest])
  return children
}
