'use client'

import { useEffect, useState } from 'react'
import type { Locale, LocaleDetails } from '../core/index.js'
import { useConsentStore } from './useConsentStore.js'
import { useLocale } from './useMessages.js'

/**
 * The texts beyond the first layer: loads the language's second chunk when first used.
 *
 * `null` until it is there, and where no messages are configured. A chunk that cannot be loaded is reported to `onError`.
 */
export function useDetails(): LocaleDetails<string> | null {
  const store = useConsentStore()
  const locale = useLocale()
  const [loaded, setLoaded] = useState<{ readonly of: Locale<string>; readonly details: LocaleDetails<string> } | null>(
    null,
  )
  useEffect(() => {
    if (!locale) return undefined
    let wanted = true
    locale.load().then((details) => wanted && setLoaded({ of: locale, details }), store.inlet.fail)
    return () => {
      wanted = false
    }
  }, [locale, store])
  return loaded?.of === locale ? (loaded?.details ?? null) : null
}
