/** The name of a country in a language; the code itself when it is none that `Intl` takes. */
export function regionName(code: string, tag: string): string {
  if (!/^[A-Z]{2}$/.test(code)) return code
  return new Intl.DisplayNames(tag, { type: 'region' }).of(code) ?? code
}
