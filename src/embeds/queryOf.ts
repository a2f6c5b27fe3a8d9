/** Writes the query of an address, empty values left out. Spaces become `%20`: mail programs show a plus sign as one. */
export function queryOf(parameters: Readonly<Record<string, string>>): string {
  const filled = Object.entries(parameters).filter(([, value]) => value !== '')
  return new URLSearchParams(filled).toString().replaceAll('+', '%20')
}
