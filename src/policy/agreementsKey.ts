/** The key under which the agreements of a site are kept. */
export function agreementsKey(cookie: string): string {
  return `${cookie}.agreements`
}
