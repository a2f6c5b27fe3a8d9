import { readdirSync } from 'node:fs'
import type { Locale, LocaleDetails, PolicyMessages } from 'fluxconsent/core'
import { ROOT } from '../doors.ts'

/** Every text of a language. */
export interface Language {
  readonly locale: Locale
  readonly texts: {
    readonly banner: Locale['banner']
    readonly details: LocaleDetails['details']
    readonly placeholder: LocaleDetails['placeholder']
    readonly policy: PolicyMessages
  }
}

/** The languages that have a folder. */
export const TAGS: readonly string[] = readdirSync(`${ROOT}/src/locales`)

/** Loads a language with all its chunks. */
export async function loadLanguage(tag: string): Promise<Language> {
  const module: Record<string, Locale> = await import(`../../src/locales/${tag}/index.ts`)
  const [locale] = Object.values(module)
  if (!locale) throw new Error(`The language ${tag} exports nothing.`)
  const [{ details, placeholder }, { policy }] = await Promise.all([locale.load(), locale.loadPolicy()])
  return { locale, texts: { banner: locale.banner, details, placeholder, policy } }
}

/** Every text with the way to it: plurals by their category, lists by their place. */
export function flatten(value: unknown, path = ''): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inner]) => flatten(inner, path ? `${path}.${key}` : key))
}

/** Every text that has a form for each kind of number, with the way to it. */
export function pluralsIn(value: unknown, path = ''): readonly (readonly [path: string, plural: object])[] {
  if (typeof value !== 'object' || value === null) return []
  if ('other' in value) return [[path, value]]
  return Object.entries(value).flatMap(([key, inner]) => pluralsIn(inner, path ? `${path}.${key}` : key))
}
