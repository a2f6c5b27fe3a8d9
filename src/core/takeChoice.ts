import type { ActHost } from './ActHost.js'
import type { Choice, ChoiceAction } from './Choice.js'
import type { ConsentData } from './ConsentState.js'

/** Acts that hand on the answers about everything that they are not about. */
const REPEATING: readonly ChoiceAction[] = ['allow-always', 'seen', 'acknowledged', 'object']

/** Makes a choice the current one, or none. A refusal that is newer than a session grant ends it. */
export function takeChoice(
  { get, set, noDraft }: ActHost,
  choice: Choice | null,
  change: Partial<ConsentData> = {},
): void {
  const { sessionGrants } = get()
  const refused = choice && !REPEATING.includes(choice.action) ? choice.decisions : {}
  const standing = sessionGrants.filter((id) => choice && refused[id] !== 'denied')
  // Where everything is forgotten it is always a list of its own: that tells of it, also where no choice was made.
  const hasAll = choice && standing.length === sessionGrants.length
  set({ draft: noDraft, ...change, choice, sessionGrants: hasAll ? sessionGrants : standing })
}

/** The same for a choice that was made here, and tells of it. */
export function recordChoice(host: ActHost, choice: Choice, change: Partial<ConsentData>): void {
  takeChoice(host, choice, change)
  host.emit(choice)
}
