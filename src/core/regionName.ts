/** The name of a country in a language, a subdivision behind it by its code; the code itself when it is none. */
export function regionName(code: string, tag: string): string {
  const [country = '', subdivision] = code.split('-')
  if (!/^[A-Z]{2}$/.test(country)) return code
  const name = new Intl.DisplayNames(tag, { type: 'region' }).of(country) ?? country
  return subdivision ? `${name} (${subdivision})` : name
}
