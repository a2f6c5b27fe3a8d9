import type { ActHost } from './ActHost.js'
import type { Choice } from './Choice.js'
import { gesturedChoice } from './gesturedChoice.js'
import { newestChoice } from './newestChoice.js'
import { takeChoice } from './takeChoice.js'

/** Takes a choice of another tab or device, if it is newer; `null` means that it was forgotten there. */
export function receiveChoice(host: ActHost, choice: Choice | null): void {
  const own = host.get().choice
  if (choice?.id === own?.id) {
    // Who the person is, a tab learns after what they chose. Nothing is decided by it, so nothing else changes.
    if (own && choice?.subject && !own.subject) host.set({ choice: { ...own, subject: choice.subject } })
  } else if (!choice || newestChoice([own, choice], host.get().now) === choice)
    takeChoice(host, gesturedChoice(host.config, choice))
}
