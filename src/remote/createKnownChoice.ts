import type { Choice } from '../core/index.js'
import type { DeviceStore } from './deviceStore.js'

/** The last choice of which there is a record, by its id. */
export interface KnownChoice {
  readonly has: (choice: Choice) => boolean
  readonly note: (choice: Choice) => void
  readonly forget: () => void
}

/** Remembers on the device which choice has a record already, here or on the server. */
export function createKnownChoice(device: DeviceStore, name: string): KnownChoice {
  const item = `${name}.sent`
  return {
    has: ({ id }) => device.get(item) === id,
    note: ({ id }) => {
      const last = device.get(item) ?? ''
      // Ids begin with their time. Another tab may have been faster with a newer one; a clock that was ahead was not.
      const isAhead = Number.parseInt(last.replace('-', ''), 16) > Date.now()
      if (id > last || isAhead) device.set(item, id)
    },
    forget: () => device.remove(item),
  }
}
