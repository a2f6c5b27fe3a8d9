'use client'

import { useEffect, useRef, useState, type ReactNode } from 'react'

/** When granted content is mounted. */
export type GateMount = 'now' | 'visible' | 'idle'

interface InTimeProps {
  readonly mount: Exclude<GateMount, 'now'>
  readonly show: () => ReactNode
}

/**
 * Waits with granted content until it comes into view or the browser is idle. What was withdrawn waits anew: it stands
 * here only while it is granted.
 */
export function InTime({ mount, show }: InTimeProps): ReactNode {
  const [isDue, setDue] = useState(false)
  const anchor = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    const takeTurn = (): void => setDue(true)
    if (anchor.current) {
      // A busy browser hands over what it saw in several frames at once, the oldest first.
      const observer = new IntersectionObserver(
        (entries) => entries.some(({ isIntersecting }) => isIntersecting) && takeTurn(),
      )
      observer.observe(anchor.current)
      return () => observer.disconnect()
    }
    // Safari has no idle callback; a task of its own is the next best.
    ;(window.requestIdleCallback ?? setTimeout)(takeTurn)
    return undefined
  }, [])
  if (isDue) return show()
  return mount === 'visible' ? <span data-consent-gate="" ref={anchor} /> : null
}
