import { canonicalJson } from './canonicalJson.js'
import type { NoticeTexts } from './noticeTexts.js'
import { toBase64url } from './toBase64url.js'

// In every browser and server; core is compiled without the dom library.
declare const TextEncoder: new () => { encode(text: string): Uint8Array }
declare const crypto: { readonly subtle?: { digest(name: 'SHA-256', data: Uint8Array): Promise<ArrayBuffer> } }

/**
 * The SHA-256 of the words that somebody saw, in base64url without padding: 43 characters. The order of keys is no
 * part of it.
 *
 * @returns `custom` where the browser has no digest, as on a page without https: the words are then not proven
 * @example
 * createRecord(choice, { config, state, notice: await noticeHash(noticeTexts(config, en)), language: 'en' })
 */
export async function noticeHash(texts: NoticeTexts): Promise<string> {
  if (!crypto.subtle) return 'custom'
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(canonicalJson(texts)))
  return toBase64url(new Uint8Array(digest))
}
