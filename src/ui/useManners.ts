'use client'

import { useCallback, useEffect, useRef, type RefCallback } from 'react'
import { useConsentStore } from '../index.js'

/**
 * A ref for a layer that comes and goes by itself: one that comes late is announced, by its name unless there is
 * another text, and one that goes with the focus inside hands it to the page. What is there from the start is found as
 * a landmark.
 */
export function useManners(text?: string): RefCallback<Element> {
  const store = useConsentStore()
  const { inlet } = store
  const late = useRef(false)
  const turn = useRef<{ readonly node: Element | null }>(null)
  useEffect(() => {
    late.current = true
    const stop = (): void => {
      late.current = false
    }
    if (process.env.NODE_ENV !== 'production' && text === undefined) {
      // Written here: a bundler makes a chunk of what a function names that is never called, and splits the page for it.
      const review = import('../parts/checks.js').then(({ reviewFirstLayer }) => reviewFirstLayer(store))
      review.catch(store.inlet.fail)
      return () => {
        review.then((stopReview) => stopReview(), stop)
        stop()
      }
    }
    return stop
  }, [store, text])
  return useCallback(
    (node: Element | null) => {
      // React detaches a ref while its element still stands in the page.
      const due = node ? late.current || !!text : turn.current?.node?.contains(document.activeElement)
      const own = { node }
      turn.current = own
      if (!due) return
      import('../parts/lazy.js').then(({ comeUp, landFocus }) => {
        // React may take a ref away and give it back at once; only the last word counts.
        if (own !== turn.current) return
        if (node) comeUp(node, text ?? node.ariaLabel ?? '')
        else landFocus()
      }, inlet.fail)
    },
    [inlet, text],
  )
}
