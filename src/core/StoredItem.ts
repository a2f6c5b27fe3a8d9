import type { Lifetime } from './Lifetime.js'
import type { Purpose } from './Purpose.js'

/** Where an item lives in the browser. */
export type StorageKind = 'cookie' | 'local' | 'session' | 'indexed-db' | 'cache' | 'service-worker'

/** One thing that a service stores or reads on the device: a row of the cookie table, and a target of the sweep. */
export interface StoredItem {
  /** The exact name; its beginning with `match: 'prefix'`, its end with `match: 'suffix'`. */
  readonly name: string
  /** @default 'exact' */
  readonly match?: 'exact' | 'prefix' | 'suffix'
  /** @default 'cookie' */
  readonly kind?: StorageKind
  /** How long it stays; a longer one than people agreed to asks again. */
  readonly lifetime: Lifetime
  readonly purpose: Purpose
  /**
   * Whether the site's own domain holds it. Items of other domains are out of reach of the sweep.
   * @default 'first'
   */
  readonly party?: 'first' | 'third'
  /** The domain that holds it, when that is not the site's. */
  readonly domain?: string
  /**
   * Whether scripts are kept away from it, so that only a server can remove it.
   * @default false
   */
  readonly httpOnly?: boolean
}
