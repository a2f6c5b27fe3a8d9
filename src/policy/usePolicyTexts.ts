'use client'

import { useEffect, useState } from 'react'
import type { Locale } from '../core/index.js'
import { useConsentStore, useMessages } from '../index.js'
import { loadPolicyTexts, type PolicyTexts } from './PolicyTexts.js'

/**
 * All texts of the language in force: those that were handed in, else loaded when first used.
 *
 * `null` until they are there. A chunk that cannot be loaded is reported to `onError`, and asked for again when the
 * browser comes back online.
 *
 * @throws error 205 when no messages are configured
 */
export function usePolicyTexts(given?: PolicyTexts): PolicyTexts | null {
  const { inlet } = useConsentStore()
  const locale = useMessages()
  const [loaded, setLoaded] = useState<{ readonly of: Locale<string>; readonly texts: PolicyTexts } | null>(null)
  const wanted = given ? null : locale
  useEffect(() => {
    let current = wanted
    const ask = (): void => {
      if (current)
        loadPolicyTexts(current).then((texts) => {
          if (current) setLoaded({ of: current, texts })
          stop()
        }, inlet.fail)
    }
    const stop = (): void => {
      current = null
      removeEventListener('online', ask)
    }
    addEventListener('online', ask)
    ask()
    return stop
  }, [wanted, inlet])
  return given ?? (loaded && loaded.of === locale ? loaded.texts : null)
}
