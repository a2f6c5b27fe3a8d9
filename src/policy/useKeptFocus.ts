'use client'

import { useCallback, useRef, type RefCallback } from 'react'
import { useConsentStore } from '../index.js'

/**
 * A ref for an element that an act of the person takes away: the focus inside of it goes to what comes in its place,
 * and to the page's content where nothing does.
 *
 * @param agreement the id of the agreement whose other control comes in its place
 */
export function useKeptFocus(agreement?: string): RefCallback<Element> {
  const { inlet } = useConsentStore()
  const element = useRef<Element | null>(null)
  return useCallback(
    (node: Element | null) => {
      // React detaches a ref while its element still stands in the page.
      const isLost = !node && element.current?.contains(document.activeElement)
      element.current = node
      if (!isLost) return
      import('../parts/lazy.js').then(({ landFocus }) => {
        // React may take a ref away and give it back at once.
        if (!element.current || document.activeElement === document.body) {
          landFocus(agreement === undefined ? null : controlOf(agreement))
        }
      }, inlet.fail)
    },
    [inlet, agreement],
  )
}

function controlOf(agreement: string): HTMLElement | null {
  return document.querySelector(`[data-consent-agreement=${JSON.stringify(agreement)}] :is(input, button)`)
}
