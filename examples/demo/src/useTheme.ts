import { lifetimeSeconds, readCookies, useGranted } from 'fluxconsent'
import { useEffect, useState } from 'react'

export type Theme = 'light' | 'dark'

const MAX_AGE = lifetimeSeconds('P12M')

/**
 * How the site is shown. It is remembered, with the language and the time zone, while `settings` is allowed; otherwise
 * until the page is left. A withdrawal removes the cookies by itself: they stand in the config.
 */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(firstTheme)
  const mayRemember = useGranted('settings')
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  useEffect(() => {
    if (!mayRemember) return
    remember('theme', theme)
    remember('language', document.documentElement.lang)
    remember('timezone', Intl.DateTimeFormat().resolvedOptions().timeZone)
  }, [mayRemember, theme])
  return [theme, setTheme]
}

function firstTheme(): Theme {
  const [kept] = readCookies(document.cookie, 'theme')
  if (kept === 'light' || kept === 'dark') return kept
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

function remember(name: string, value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${MAX_AGE}; SameSite=Lax`
}
