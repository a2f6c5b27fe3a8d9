import { base64url } from '../base64url.js'
import { fromHex } from '../hex.js'
import { sha256 } from '../sha256.js'

/**
 * The subject under which an account itself has records, as records name it: what a person confirms from an e-mail
 * belongs to no device. It follows from the name that the account is kept under, and has no key.
 */
export async function accountSubject(account: string): Promise<string> {
  // 22 characters of base64url are 132 bits: the last one may only carry two of them.
  const name = base64url(fromHex(await sha256(`subject\n${account}`))).slice(0, 21)
  return `${name}A`
}
