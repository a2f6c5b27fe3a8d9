'use client'

import { createElement, useEffect, useState, type ReactNode } from 'react'

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
  const [isDue, setDue] = useState<boolean>()
  const [anchor, setAnchor] = useState<Element>()
  useEffect(() => {
    if (anchor) {
      // A busy browser hands over what it saw in several frames at once, the oldest first.
      const observer = new IntersectionObserver(
        (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setDue(true),
      )
      observer.observe(anchor)
      return () => observer.disconnect()
    }
    // Safari has no idle callback; a task of its own is the next best.
    if (mount === 'idle') (window.requestIdleCallback ?? setTimeout)(() => setDue(true))
    return undefined
  }, [mount, anchor])
  if (isDue) return show()
  // What leaves because it is due changes nothing any more.
  const ref = (node: Element | null): void => {
    if (node) setAnchor(node)
  }
  return mount === 'idle' ? null : createElement('span', { 'data-consent-gate': '', ref })
}
