'use client'

import { useEffect, useSyncExternalStore } from 'react'
import type { LocaleDetails } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'
import { askOnline } from './askOnline.js'
import { useLocale } from './useMessages.js'

/**
 * The texts beyond the first layer: loads the language's second chunk when first wanted.
 *
 * `null` until it is there, and where no messages are configured. Once it is, every hook of the provider has it at its
 * first render, unless that hydrates what a server rendered without. A chunk that cannot be loaded is reported to
 * `onError`, and asked for again when the browser comes back online.
 *
 * @param isWanted whether to load it; what another hook has loaded is returned either way. @default true
 */
export function useDetails(isWanted = true): LocaleDetails<string> | null {
  const { store, texts } = useConsentContext('useDetails')
  const locale = useLocale()
  const details = useSyncExternalStore(
    texts.subscribe,
    () => (locale && texts.getState().details?.get(locale)) ?? null,
    () => null,
  )
  useEffect(() => {
    if (!isWanted || !locale || details) return undefined
    return askOnline(
      locale.load,
      (loaded) => texts.setState((before) => ({ details: new Map(before.details).set(locale, loaded) })),
      store.inlet.fail,
    )
  }, [isWanted, locale, details, texts, store])
  return details
}
