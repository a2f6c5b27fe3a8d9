'use client'

import { useEffect, useSyncExternalStore } from 'react'
import { consentError, readSimulation, type Locale } from '../core/index.js'
import { useConsentContext } from './ConsentContext.js'
import { askOnline } from './askOnline.js'
import { matchLocale } from './matchLocale.js'

/**
 * The language in force with the texts of the first layer; `null` while it is loaded for the first time.
 *
 * It is the app's word (`locale`), then the page's `lang`, then the browser's, then the config's. The first render
 * uses only what server and browser both know, so that hydration agrees.
 *
 * A language that cannot be loaded is reported to `onError`, and asked for again when the browser comes back online.
 *
 * @throws error 205 when no messages are configured
 */
export function useMessages(): Locale<string> | null {
  const locale = useLocale()
  if (locale === undefined) throw consentError(205)
  return locale
}

/** The same for hooks that work without words: `undefined` where no messages are configured. */
export function useLocale(): Locale<string> | null | undefined {
  const { store, texts, locale, initial, messages = store.config.messages } = useConsentContext('useMessages')
  const known = Object.keys(messages ?? {})
  const match = (...wanted: readonly (string | null | undefined)[]): string | undefined =>
    matchLocale([...wanted, store.config.locale], known) ?? known[0]
  // Neither the page nor the browser says when its language changes; the next render sees it.
  const tag = useSyncExternalStore(
    texts.subscribe,
    () =>
      match(
        process.env.NODE_ENV === 'production' ? null : readSimulation().language,
        locale,
        document.documentElement.lang,
        ...navigator.languages,
      ),
    () => match(locale, initial?.language),
  )
  const source = messages?.[tag ?? '']
  const loaded = useSyncExternalStore(
    texts.subscribe,
    () => texts.getState().language,
    () => null,
  )

  useEffect(() => {
    // Asked once: a source may make another object at each call, and what shows it would come and go.
    if (typeof source !== 'function' || texts.getState().source === source) return undefined
    return askOnline(source, (language) => texts.setState({ language, source }), store.inlet.fail)
  }, [source, texts, store])
  return typeof source === 'function' ? loaded : source
}
