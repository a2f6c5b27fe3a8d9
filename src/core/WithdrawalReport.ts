import type { StorageKind } from './StoredItem.js'

/** One item that the sweep met. */
export interface SweptItem {
  readonly service: string
  readonly name: string
  readonly kind: StorageKind
}

/**
 * Why an item is still there after the sweep.
 *
 * - `http-only`: scripts are kept away from it, so that only a server can remove it
 * - `third-party`: another domain holds it
 * - `still-there`: the browser did not remove it
 * - `rewritten`: it was removed twice, and something on the page writes it again
 * - `in-use`: it goes as soon as no open page uses it any more
 * - `unknown`: the browser did not let anybody look
 */
export type LeftReason = 'http-only' | 'third-party' | 'still-there' | 'rewritten' | 'in-use' | 'unknown'

/** An item that could not be removed. */
export interface LeftItem extends SweptItem {
  readonly reason: LeftReason
}

/**
 * What a withdrawal really did. The page is never reloaded by the SDK: `needsReload` tells the app.
 *
 * What was declared is swept again 2 s later, once more after 4 s if anything had come back by then, and at the next
 * visit; the report follows what these find.
 */
export interface WithdrawalReport {
  readonly services: readonly string[]
  readonly removed: readonly SweptItem[]
  readonly left: readonly LeftItem[]
  readonly needsReload: boolean
}
