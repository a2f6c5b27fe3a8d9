'use client'

import { useCallback, useEffect, useRef, useState, type ReactNode } from 'react'
import type { Locale } from '../core/index.js'
import { useConsent, useConsentStore, useMessages } from '../index.js'

const OPENER = '[data-consent-action="open"]'

/**
 * The ready second layer: a modal dialog with every category, service and stored item.
 *
 * Renders nothing until it is opened. Its code and texts are chunks of their own, fetched when somebody points at or
 * focuses a control that opens it, or when the browser is idle while something has to be asked. If they cannot be
 * loaded, the error goes to `onError` and the banner opens instead: there everything can still be refused.
 *
 * @example
 * <PreferencesDialog />
 */
export function PreferencesDialog(): ReactNode {
  const store = useConsentStore()
  const locale = useMessages()
  // The element, not the component: it stays the same, so that an answer at the banner renders no closed dialog.
  const [layer, setLayer] = useState<ReactNode>(null)
  const isOpen = useConsent(({ surface }) => surface === 'preferences')
  const isAsked = useConsent(({ prompt, status }) => prompt.required && status !== 'loading')

  const loading = useRef<Locale<string> | null>(null)
  const load = useCallback(() => {
    if (!locale || loading.current === locale) return
    loading.current = locale
    const code = import('../preferences/lazy.js').then(({ PreferencesLayer }) => <PreferencesLayer />)
    // With the texts: without them the dialog would have nothing to show.
    Promise.all([code, locale.load()]).then(
      ([loaded]) => setLayer(loaded),
      (error: unknown) => {
        loading.current = null
        store.inlet.fail(error)
        if (store.getState().surface === 'preferences') store.actions.open('banner')
      },
    )
  }, [locale, store])

  useEffect(() => {
    if (isOpen) load()
  }, [isOpen, load])
  useEffect(() => (isAsked ? whenIdle(load) : undefined), [isAsked, load])
  useEffect(() => {
    const loadOnIntent = ({ target }: Event): void => {
      if (target instanceof Element && target.closest(OPENER)) load()
    }
    document.addEventListener('pointerover', loadOnIntent)
    document.addEventListener('focusin', loadOnIntent)
    return () => {
      document.removeEventListener('pointerover', loadOnIntent)
      document.removeEventListener('focusin', loadOnIntent)
    }
  }, [load])

  return layer
}

/** Runs when the browser has nothing better to do; Safari does not say when that is. */
function whenIdle(run: () => void): () => void {
  if (typeof requestIdleCallback === 'function') {
    const handle = requestIdleCallback(run)
    return () => cancelIdleCallback(handle)
  }
  const timer = setTimeout(run, 1000)
  return () => clearTimeout(timer)
}
