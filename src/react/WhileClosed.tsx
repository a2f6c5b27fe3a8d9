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
    let timer: ReturnType<typeof setTimeout>
    // Later: what opens the gate now takes this away first, and StrictMode starts an effect twice.
    const look = (): void => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        if (!store.isHydrated()) return
        stop()
        latest.current()
      })
    }
    const stop = store.subscribe(look)
    look()
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [store, latest])
  return children
}
