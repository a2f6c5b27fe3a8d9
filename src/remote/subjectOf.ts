import { toBase64url } from '../core/records/index.js'

/** The subject behind a subject key, as the server derives it: the first 16 bytes of its SHA-256. */
export async function subjectOf(key: string): Promise<string> {
  const bytes = Uint8Array.from(atob(key.replaceAll('-', '+').replaceAll('_', '/')), (one) => one.charCodeAt(0))
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes), 0, 16))
}
