'use client'

import { useEffect, useRef, type RefCallback } from 'react'
import { useConsentStore } from '../index.js'
import { useMergedRefs } from '../parts/index.js'
import { useKeptFocus } from './useKeptFocus.js'

/**
 * A ref for a notice that comes late, so that nobody would hear of it and it may come to lie over what has the focus: it
 * is announced by its title as soon as it has one, and hands the focus to the page when it goes.
 */
export function useLateNotice(title: string | undefined): RefCallback<HTMLElement> {
  const { inlet } = useConsentStore()
  const layer = useRef<HTMLElement>(null)
  useEffect(() => {
    if (title === undefined) return
    import('../parts/lazy.js').then(({ comeUp }) => layer.current && comeUp(layer.current, title)).catch(inlet.fail)
  }, [title, inlet])
  return useMergedRefs(layer, useKeptFocus())
}
