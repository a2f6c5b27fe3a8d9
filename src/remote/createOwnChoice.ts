import type { SyncParts } from './SyncParts.js'

/** The device's own choice, which waits for the sign-out while what the account decided counts. */
export interface OwnChoice {
  /** As it is kept; `null` while nobody is signed in. */
  readonly get: () => string | null
  readonly keep: (choice: string) => void
  /** Nobody is signed in any longer, and the server still has to be told. */
  readonly part: (key: string | null) => void
  readonly isParting: () => boolean
  readonly forget: () => void
}

/** Keeps it on the device, under the name of an item. */
export function createOwnChoice(
  { device, parting, leftKey }: Pick<SyncParts, 'device' | 'parting' | 'leftKey'>,
  item: string,
): OwnChoice {
  const isParting = (): boolean => leftKey() !== null
  return {
    get: () => (isParting() ? null : device.get(item)),
    keep: (choice) => device.set(item, choice),
    part: (key) => device.set(item, parting + (key ?? '')),
    isParting,
    forget: () => device.remove(item),
  }
}
