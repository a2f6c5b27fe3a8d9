import type { ReactNode } from 'react'
import { useTheme } from './useTheme.ts'

export function ThemeSwitch(): ReactNode {
  const [theme, setTheme] = useTheme()
  return (
    <button
      type="button"
      className="theme"
      aria-label="Dark colours"
      aria-pressed={theme === 'dark'}
      onClick={() => setTheme(theme === 'dark' ? 'light' : 'dark')}
    >
      <span aria-hidden="true">◐</span>
    </button>
  )
}
