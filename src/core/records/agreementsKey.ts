/** The key under which the agreements of a site are kept on the device. */
export function agreementsKey(cookie: string): string {
  return `${cookie}.agreements`
}
