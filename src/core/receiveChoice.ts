import type { ActHost } from './ActHost.js'
import type { Choice } from './Choice.js'
import { gesturedChoice } from './gesturedChoice.js'
import { newestChoice } from './newestChoice.js'
import { takeChoice } from './takeChoice.js'

/** Takes a choice of another tab or device, if it is newer; `null` means that it was forgotten there. */
export function receiveChoice(host: ActHost, choice: Choice | null): void {
  const own = host.get().choice
  const isKnown =
    choice?.id === own?.id
      ? // Who the person is, a tab learns after what they chose.
        !choice?.subject || own?.subject
      : choice && newestChoice([own, choice], host.get().now) !== choice
  if (!isKnown) takeChoice(host, gesturedChoice(host.config, choice))
}
