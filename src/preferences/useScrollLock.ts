'use client'

import { useEffect } from 'react'

/** Keeps the page from scrolling while active, without a shift: the room of a scrollbar that was there stays. */
export function useScrollLock(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined
    const { style, clientWidth } = document.documentElement
    const { overflow, scrollbarGutter } = style
    // Set on the object model: unlike a style attribute or element, no content security policy forbids it.
    if (innerWidth > clientWidth) style.scrollbarGutter = 'stable'
    style.overflow = 'hidden'
    return () => {
      style.overflow = overflow
      style.scrollbarGutter = scrollbarGutter
    }
  }, [active])
}
