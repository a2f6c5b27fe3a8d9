/** The first wanted language that is there: exactly, then any variant of its base. */
export function matchLocale(
  wanted: readonly (string | null | undefined)[],
  known: readonly string[],
): string | undefined {
  for (const tag of wanted) {
    // `en` is found for `en-GB`, and `pt-BR` for `pt`: a list names the base first.
    const wish = (tag ?? '').toLowerCase()
    const [base] = wish.split('-')
    const match =
      known.find((one) => one.toLowerCase() === wish) ??
      known.find((one) => one === base) ??
      known.find((one) => one.split('-')[0] === base)
    if (match) return match
  }
  return undefined
}
