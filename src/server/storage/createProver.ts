import { consentError } from '../../core/index.js'
import type { NewRecord, Seal } from '../RecordStorage.js'
import { hex } from '../hex.js'
import { nodeCrypto } from '../nodeCrypto.js'
import type { Erased, Row } from './Tables.js'

/** Codes of rows, seals and erasures. Everything is hexadecimal. */
export interface Prover {
  /** The code of a row. */
  signRow(row: Omit<Row, 'mac'>): string | Promise<string>
  verifiesRow(row: Row): Promise<boolean>
  signSeal(seal: Omit<Seal, 'mac'>): Promise<string>
  verifiesSeal(seal: Seal): Promise<boolean>
  signErased(note: Omit<Erased, 'proof'>): Promise<string>
  verifiesErased(note: Erased): Promise<boolean>
}

const SHORTEST_KEY = 32
// Half of a SHA-256: nobody forges 128 bits, and each row carries them.
const MAC_DIGITS = 32

/**
 * Makes the codes that prove rows.
 *
 * @param secrets the first one signs, all verify; at least 32 characters each. Throws error 423 otherwise.
 * @see https://www.rfc-editor.org/rfc/rfc2104
 */
export function createProver(secrets: readonly string[]): Prover {
  const tooShort = secrets.findIndex((secret) => secret.length < SHORTEST_KEY)
  const [first, ...others] = secrets
  if (first === undefined || tooShort >= 0) throw consentError(423, String(Math.max(tooShort, 0)))
  const sign = hmac(first)
  const verifiers = [sign, ...others.map(hmac)]

  async function verifies(text: string, mac: string): Promise<boolean> {
    for (const signer of verifiers) if (isEqual(await signer(text), mac)) return true
    return false
  }

  return {
    signRow: (row) => sign(textOfRow(row)),
    verifiesRow: async (row) => verifies(textOfRow(row), row.mac),
    signSeal: async (seal) => sign(textOfSeal(seal)),
    verifiesSeal: async (seal) => verifies(textOfSeal(seal), seal.mac),
    signErased: async (note) => sign(textOfErased(note)),
    verifiesErased: async (note) => verifies(textOfErased(note), note.proof),
  }
}

/** Makes codes with one secret. On Node at once: a promise for each row costs as much as its code. */
function hmac(secret: string): (text: string) => string | Promise<string> {
  const node = nodeCrypto()
  if (node) {
    const key = node.createSecretKey(secret, 'utf8')
    return (text) => node.createHmac('sha256', key).update(text).digest('hex').slice(0, MAC_DIGITS)
  }
  const encoder = new TextEncoder()
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const key = crypto.subtle.importKey('raw', encoder.encode(secret), algorithm, false, ['sign'])
  return async (text) => {
    const code = new Uint8Array(await crypto.subtle.sign('HMAC', await key, encoder.encode(text)))
    return hex(code).slice(0, MAC_DIGITS)
  }
}

// No field but the last one can hold a line break, so no two rows have the same text.
function textOfRow(row: NewRecord & Omit<Row, 'mac'>): string {
  const { subject, id, kind, receivedAt, effectiveAt, validUntil, grants, notice, writer, seal, salt, body } = row
  const fields = [subject, id, kind, receivedAt, effectiveAt, validUntil, grants, notice, writer, seal, salt, body]
  return `record\n${fields.join('\n')}`
}

function textOfSeal({ writer, seal, previous, count, root, witness, at }: Omit<Seal, 'mac'>): string {
  return `seal\n${[writer, seal, previous, count, root, witness, at].join('\n')}`
}

function textOfErased({ writer, seal, mac, at }: Omit<Erased, 'proof'>): string {
  return `erased\n${[writer, seal, mac, at].join('\n')}`
}

/** Takes the same time wherever the difference is. */
function isEqual(a: string, b: string): boolean {
  let difference = a.length ^ b.length
  for (let index = 0; index < a.length; index++) difference |= a.charCodeAt(index) ^ b.charCodeAt(index)
  return difference === 0
}
