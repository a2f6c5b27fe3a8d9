import type { ActHost } from './ActHost.js'
import type { Choice } from './Choice.js'
import { gesturedChoice } from './gesturedChoice.js'
import { newestChoice } from './newestChoice.js'
import { takeChoice } from './takeChoice.js'

/** Takes a choice of another tab or device, if it is newer; `null` means that it was forgotten there. */
export function receiveChoice(host: ActHost, choice: Choice | null): void {
  const { choice: own, jurisdiction, now } = host.get()
  // A place of its own, which ends what was allowed once: without a choice nothing else would.
  if (!choice) takeChoice(host, null, { jurisdiction: { ...jurisdiction } })
  else if (choice.id === own?.id) {
    // Who the person is, a tab learns after what they chose. Nothing is decided by it, so nothing else changes.
    if (choice.subject && !own.subject) host.set({ choice: { ...own, subject: choice.subject } })
  } else if (newestChoice([own, choice], now) === choice) takeChoice(host, gesturedChoice(host.config, choice))
}
