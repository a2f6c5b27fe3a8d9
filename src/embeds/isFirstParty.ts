// Reserved by RFC 2606: nothing can be there.
const NOWHERE = 'https://page.invalid'

/** Whether an address leads to the own origin or nowhere at all. Without an origin, only relative ones do. */
export function isFirstParty(address: string, origin: string | null): boolean {
  try {
    // A `<base>` leads relative addresses elsewhere.
    const url = new URL(address, origin === null ? NOWHERE : document.baseURI)
    return url.origin === (origin ?? NOWHERE) || /^(data|blob):$/.test(url.protocol)
  } catch {
    return false
  }
}
