import { consentError } from '../core/index.js'
import { base64url } from './base64url.js'

/** What the server signs with. */
export interface Secrets {
  /** The HMAC-SHA-256 of a text under the newest secret, as base64url. */
  readonly sign: (text: string) => Promise<string>
  /** The same under every secret, the newest first. */
  readonly signAll: (text: string) => Promise<readonly string[]>
  /** Whether any of the secrets made this HMAC; takes as long for a wrong one as for a right one. */
  readonly verify: (text: string, mac: Uint8Array<ArrayBuffer>) => Promise<boolean>
}

const ALGORITHM = { name: 'HMAC', hash: 'SHA-256' }

/**
 * Makes keys of secrets. The first signs, all verify: so a secret is replaced by putting the new one in front.
 *
 * @throws {@link ConsentError} 440 when there is none, or one is shorter than 32 characters
 */
export function createSecrets(secret: string | readonly string[]): Secrets {
  // From JavaScript a variable of the environment that is not set gets here as well.
  const secrets = typeof secret === 'string' ? [secret] : (secret ?? [])
  if (secrets.length === 0 || secrets.some((each) => each.length < 32)) throw consentError(440)
  const encoder = new TextEncoder()
  // Imported at the first use, because workers forbid work while a module loads.
  let keys: Promise<readonly CryptoKey[]> | undefined
  const load = (): Promise<readonly CryptoKey[]> =>
    (keys ??= Promise.all(
      secrets.map((each) => crypto.subtle.importKey('raw', encoder.encode(each), ALGORITHM, false, ['sign', 'verify'])),
    ))
  const signAll = async (text: string): Promise<readonly string[]> => {
    const macs = (await load()).map((key) => crypto.subtle.sign('HMAC', key, encoder.encode(text)))
    return (await Promise.all(macs)).map((mac) => base64url(new Uint8Array(mac)))
  }
  return {
    sign: async (text) => (await signAll(text))[0] ?? '',
    signAll,
    verify: async (text, mac) => {
      const answers = (await load()).map((key) => crypto.subtle.verify('HMAC', key, mac, encoder.encode(text)))
      return (await Promise.all(answers)).includes(true)
    },
  }
}
