import { useGatedStorage, useGranted } from 'fluxconsent'
import { useEffect, useState } from 'react'
import { kept } from './kept.ts'

export type Theme = 'light' | 'dark'

/**
 * How the site is shown. It is remembered, with the time zone, while `functional` is allowed; otherwise
 * until the page is left. The gated storage writes the cookies with the grant, for as long as the config says, and
 * removes them with it.
 */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const [theme, setTheme] = useState(firstTheme)
  const storage = useGatedStorage('functional', { kind: 'cookie' })
  const mayRemember = useGranted('functional')
  useEffect(() => {
    document.documentElement.dataset['theme'] = theme
  }, [theme])
  useEffect(() => {
    if (!mayRemember) return
    storage.setItem('theme', theme)
    storage.setItem('timezone', Intl.DateTimeFormat().resolvedOptions().timeZone)
  }, [storage, mayRemember, theme])
  return [theme, setTheme]
}

/** Read at once, so that the first frame has the right colours. */
function firstTheme(): Theme {
  const theme = kept('theme')
  if (theme === 'light' || theme === 'dark') return theme
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}
