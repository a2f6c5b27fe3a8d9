import { fromBase64url } from './base64url.js'
import { isSubject } from './storage/checkRecord.js'
import { storedSubject } from './storedSubject.js'

/**
 * The subject that a text names, as a {@link RecordStorage} takes it. Records, receipts and exports name it by 22
 * characters, findings of a verification like a UUID. `null` for what is neither.
 *
 * @example
 * const subject = readSubject(receipt.subject)
 * if (subject !== null) console.log(await storage.verifySubject(subject))
 */
export function readSubject(text: string): string | null {
  const subject = text.length === 22 && fromBase64url(text) ? storedSubject(text) : text
  return isSubject(subject) ? subject : null
}
