import { useGatedStorage, useGranted } from 'fluxconsent'
import { useEffect, type ReactNode } from 'react'
import { kept } from './kept.ts'

/** What the parts of fluxconsent speak here; the words of the site itself stay English. */
const LANGUAGES = { en: 'English', ro: 'Română', ar: 'العربية' } as const

export type Language = keyof typeof LANGUAGES

interface LanguageSelectProps {
  readonly language: Language
  readonly onSelect: (language: Language) => void
}

/** Chooses the language. It is remembered while `functional` is allowed, like the theme. */
export function LanguageSelect({ language, onSelect }: LanguageSelectProps): ReactNode {
  const storage = useGatedStorage('functional', { kind: 'cookie' })
  const mayRemember = useGranted('functional')
  useEffect(() => {
    document.documentElement.lang = language
    document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr'
    if (mayRemember) storage.setItem('language', language)
  }, [storage, mayRemember, language])
  return (
    <select aria-label="Language" value={language} onChange={({ target }) => onSelect(languageOf(target.value))}>
      {Object.entries(LANGUAGES).map(([tag, name]) => (
        <option key={tag} value={tag} lang={tag}>
          {name}
        </option>
      ))}
    </select>
  )
}

/** The one that was chosen before, else that of the browser. */
export function firstLanguage(): Language {
  return languageOf(kept('language') ?? navigator.language)
}

function languageOf(tag: string): Language {
  if (tag.startsWith('ro')) return 'ro'
  return tag.startsWith('ar') ? 'ar' : 'en'
}
