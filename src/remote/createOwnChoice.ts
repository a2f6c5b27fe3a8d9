import type { DeviceStore } from './deviceStore.js'

/** The device's own choice, which waits for the sign-out while what the account decided counts. */
export interface OwnChoice {
  /** As it is kept; `null` while nobody is signed in. */
  readonly get: () => string | null
  readonly keep: (choice: string) => void
  /** Nobody is signed in any longer, and the server still has to be told. */
  readonly part: () => void
  readonly isParting: () => boolean
  readonly forget: () => void
}

/** Stands where the choice was until the server knows of the sign-out. */
const PARTING = '!'

/** Keeps it on the device, under one name. */
export function createOwnChoice(device: DeviceStore, name: string): OwnChoice {
  const item = `${name}.own`
  const isParting = (): boolean => device.get(item) === PARTING
  return {
    get: () => (isParting() ? null : device.get(item)),
    keep: (choice) => device.set(item, choice),
    part: () => device.set(item, PARTING),
    isParting,
    forget: () => device.remove(item),
  }
}
