'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'

/** When granted content is mounted. */
export type GateMount = 'now' | 'visible' | 'idle'

/** Waits with granted content until it comes into view or the browser is idle. */
export function useMountTime(isOpen: boolean, mount: GateMount): { isMounted: boolean; anchor: ReactNode } {
  const [isDue, setDue] = useState(mount === 'now')
  const anchor = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!isOpen || isDue) return undefined
    const observer = new IntersectionObserver(([entry]) => {
      if (entry?.isIntersecting) setDue(true)
    })
    if (anchor.current) observer.observe(anchor.current)
    // Safari has no idle callback; a task of its own is the next best.
    else (window.requestIdleCallback ?? setTimeout)(() => setDue(true))
    return () => observer.disconnect()
  }, [isOpen, isDue])
  return {
    isMounted: isOpen && isDue,
    anchor: mount === 'visible' ? <span data-consent-gate="" ref={anchor} /> : null,
  }
}
