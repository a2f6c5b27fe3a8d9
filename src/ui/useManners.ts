'use client'

import { useCallback, useEffect, useRef, type RefCallback } from 'react'
import { useConsentStore } from '../index.js'

/**
 * A ref for a layer that comes and goes by itself: one that comes late is announced, by its name unless there is
 * another text, and one that goes with the focus inside hands it to the page. What is there from the start is found as
 * a landmark.
 */
export function useManners(text?: string): RefCallback<Element> {
  const { inlet } = useConsentStore()
  const late = useRef(false)
  const held = useRef<Element | null>(null)
  const turns = useRef(0)
  useEffect(() => {
    late.current = true
    return () => {
      late.current = false
    }
  }, [])
  return useCallback(
    (node: Element | null) => {
      // React detaches a ref while its element still stands in the page.
      const due = node ? late.current || text !== undefined : held.current?.contains(document.activeElement)
      held.current = node
      turns.current += 1
      const turn = turns.current
      if (!due) return
      import('../parts/lazy.js').then(({ announce, landFocus }) => {
        // React may take a ref away and give it back at once; only the last word counts.
        if (turn !== turns.current) return
        if (node) announce(text ?? node.ariaLabel ?? '')
        else landFocus()
      }, inlet.fail)
    },
    [inlet, text],
  )
}
