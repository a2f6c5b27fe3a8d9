import type { Plural } from './Plural.js'

/** A text with its `{facts}` filled in; a fact that is missing stays visible as its name. */
export function formatMessage(text: string, facts: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (slot, name: string) => String(facts[name] ?? slot))
}

/** The form of a plural for a number, with `{n}` filled in. */
export function formatPlural(plural: Plural, n: number, locale: string): string {
  const form = new Intl.PluralRules(locale).select(n)
  return formatMessage(plural[form] ?? plural.other, { n: new Intl.NumberFormat(locale).format(n) })
}
