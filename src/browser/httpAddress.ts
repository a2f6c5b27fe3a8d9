/** The full address that a text of the page names; `null` for what is none of http or https. */
export function httpAddress(text: string): string | null {
  try {
    const url = new URL(text, document.baseURI)
    return /^https?:$/.test(url.protocol) ? url.href : null
  } catch {
    return null
  }
}
