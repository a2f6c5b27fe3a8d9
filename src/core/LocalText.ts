/** A text of the site itself: the same in every language, or one for each language tag. */
export type LocalText = string | { readonly [tag: string]: string }

/** The text for a language: exactly, then of its base language, then the first that is there. Never throws. */
export function localText(text: LocalText, tag: string): string {
  if (typeof text === 'string') return text
  const [base = tag] = tag.split('-')
  return text[tag] ?? text[base] ?? Object.values(text)[0] ?? ''
}
