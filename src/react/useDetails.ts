'use client'

import { useEffect, useState } from 'react'
import type { Locale, LocaleDetails } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'
import { useLocale } from './useMessages.js'

/**
 * The texts beyond the first layer: loads the language's second chunk when first wanted.
 *
 * `null` until it is there, and where no messages are configured. Once it is, every hook of the provider has it at its
 * first render. A chunk that cannot be loaded is reported to `onError`.
 *
 * @param isWanted whether to load it; what another hook has loaded is returned either way. @default true
 */
export function useDetails(isWanted = true): LocaleDetails<string> | null {
  const { store, details } = useConsentContext('useDetails')
  const locale = useLocale()
  const [, setReady] = useState<Locale<string> | null>(null)
  const texts = (locale && details.get(locale)) ?? null
  useEffect(() => {
    // By what was rendered, not by what is there: another hook may have loaded it between the render and this effect.
    if (!isWanted || !locale || texts) return undefined
    let isMounted = true
    locale.load().then((loaded) => {
      details.set(locale, loaded)
      if (isMounted) setReady(locale)
    }, store.inlet.fail)
    return () => {
      isMounted = false
    }
  }, [isWanted, locale, texts, details, store])
  return texts
}
