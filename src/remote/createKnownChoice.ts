import type { Choice } from '../core/index.js'
import type { DeviceStore } from './deviceStore.js'

/** The last choice of which there is a record, by its id. */
export interface KnownChoice {
  readonly has: (choice: Choice) => boolean
  /** Whether there is one of a later choice: another tab may have been faster with it. */
  readonly isPast: (choice: Choice) => boolean
  readonly note: (choice: Choice) => void
  readonly forget: () => void
}

/** Remembers on the device which choice has a record already, here or on the server. */
export function createKnownChoice(device: DeviceStore, name: string): KnownChoice {
  const item = `${name}.sent`
  const isPast = ({ id }: Choice): boolean => {
    const last = device.get(item) ?? ''
    // Ids begin with their time. A clock that was ahead was not faster.
    return last > id && Number.parseInt(last.replace('-', ''), 16) <= Date.now()
  }
  return {
    has: ({ id }) => device.get(item) === id,
    isPast,
    note: (choice) => {
      if (!isPast(choice)) device.set(item, choice.id)
    },
    forget: () => device.remove(item),
  }
}
