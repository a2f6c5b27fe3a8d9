import type { ConsentRecord } from '../core/index.js'
import { toBase64url } from '../core/records/index.js'
import type { DeviceStore } from './deviceStore.js'

/**
 * The subject key of this device: 32 random bytes that it makes itself, so that nothing has to be looked up and a lost
 * answer locks nobody out.
 */
export interface KeyRing {
  /**
   * The key for a record; `null` when the browser holds it in a cookie that scripts cannot read. A first grant makes one,
   * so that whatever follows is of the same person, whatever becomes of the grant.
   *
   * @param held the key of who made it. @default that of who is here
   */
  readonly keyFor: (record: ConsentRecord, held?: string | null) => string | null
  /** The key that scripts hold; empty where a cookie does, so that all tabs know of it at once. */
  readonly own: () => string | null
  /** Makes and keeps a key for somebody who signs in: an account is joined by the key of a device. */
  readonly make: () => string
  /** The server has taken it over. */
  readonly hand: () => void
  /** Nobody shall keep it. */
  readonly drop: () => void
}

/** Keeps the key under one name until the server has it. */
export function createKeyRing(device: DeviceStore, name: string): KeyRing {
  const item = `${name}.key`
  const own = (): string | null => device.get(item)
  const make = (): string => {
    const key = randomKey()
    device.set(item, key)
    return key
  }
  return {
    own,
    make,
    keyFor: (record, held = own()) => {
      if (held !== null || record.subject !== null) return held || null
      // Who only ever refused is not to be recognised: that key is used for this one record.
      return isGrant(record) ? make() : randomKey()
    },
    hand: () => device.set(item, ''),
    drop: () => device.remove(item),
  }
}

/** Whether it grants something that outlasts the page. */
function isGrant({ agreement, event, validUntil }: ConsentRecord): boolean {
  return event.state === 'given' && validUntil !== null && !agreement
}

function randomKey(): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(32)))
}
