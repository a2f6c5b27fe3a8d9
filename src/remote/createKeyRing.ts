import type { ConsentRecord } from '../core/index.js'
import type { DeviceStore } from './deviceStore.js'
import type { Receipt } from './Receipt.js'
import { toBase64url } from './toBase64url.js'

/**
 * The subject key of this device: 32 random bytes that it makes itself, so that nothing has to be looked up and a lost
 * answer locks nobody out.
 */
export interface KeyRing {
  /** The key for a record; `null` when the browser holds it in a cookie that scripts cannot read. */
  readonly keyFor: (record: ConsentRecord) => string | null
  /** The key that this page holds itself. */
  readonly own: () => string | null
  /** Lets go of a key that the server has taken over, or that nobody shall keep. */
  readonly settle: (key: string | null, receipt: Pick<Receipt, 'key'>) => void
  /** Makes a new key in place of one that the server does not know. */
  readonly renew: (record: ConsentRecord) => string
  /** Makes and keeps a key for somebody who signs in: an account is joined by the key of a device. */
  readonly make: () => string
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
  // Who only ever refused is not to be recognised: that key is used for this one record.
  const renew = (record: ConsentRecord): string => (isGrant(record) ? make() : randomKey())
  return {
    own,
    renew,
    make,
    keyFor: (record) => own() ?? (record.subject === null ? renew(record) : null),
    settle: (key, receipt) => {
      if (receipt.key !== 'bearer' && key === own()) device.remove(item)
    },
    drop: () => device.remove(item),
  }
}

function isGrant({ decisions, event }: ConsentRecord): boolean {
  return event.state === 'given' && Object.values(decisions).includes('granted')
}

function randomKey(): string {
  return toBase64url(crypto.getRandomValues(new Uint8Array(32)))
}
