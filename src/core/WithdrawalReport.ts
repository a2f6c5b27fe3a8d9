import type { StorageKind } from './StoredItem.js'

/** One item that the sweep met. */
export interface SweptItem {
  readonly service: string
  readonly name: string
  readonly kind: StorageKind
}

/** Why an item is still there after the sweep. */
export type LeftReason = 'http-only' | 'third-party' | 'still-there'

/** What a withdrawal really did. The page is never reloaded by the SDK: `needsReload` tells the app. */
export interface WithdrawalReport {
  readonly services: readonly string[]
  readonly removed: readonly SweptItem[]
  readonly left: readonly (SweptItem & { readonly reason: LeftReason })[]
  readonly needsReload: boolean
}
