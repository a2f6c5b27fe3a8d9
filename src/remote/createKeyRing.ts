import type { ConsentRecord } from '../core/index.js'
import { toBase64url } from '../core/records/index.js'
import type { DeviceStore } from './deviceStore.js'
import type { Draft } from './Draft.js'

/**
 * The subject key of this device: 32 random bytes that it makes itself, so that nothing has to be looked up and a lost
 * answer locks nobody out.
 */
export interface KeyRing {
  /**
   * The key for a record; `null` when the browser holds it in a cookie that scripts cannot read.
   *
   * @param draft what the record was made of
   */
  readonly keyFor: (record: ConsentRecord, draft: Pick<Draft, 'held' | 'isFormer'>) => string | null
  /** The key that this page holds itself. */
  readonly own: () => string | null
  /** Makes and keeps a key for somebody who signs in: an account is joined by the key of a device. */
  readonly make: () => string
  /** Lets go of it: the server has taken it over, or nobody shall keep it. */
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
    keyFor: (record, { held: former, isFormer }) => {
      const held = isFormer ? former : own()
      if (held !== null || record.subject !== null) return held
      // Who only ever refused is not to be recognised: that key is used for this one record.
      return isGrant(record) ? make() : randomKey()
    },
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
