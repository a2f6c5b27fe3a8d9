import type { Choice, ConsentStore } from '../core/index.js'

/**
 * Calls back for every new choice, and when everything is forgotten: also where no choice was made, as something may be
 * allowed for the session or for once.
 */
export function watchChoice(
  { subscribe }: ConsentStore,
  life: AbortSignal,
  listener: (choice: Choice | null, before: Choice | null) => void,
): void {
  const stop = subscribe(({ choice, sessionGrants }, before) => {
    // Without a choice nothing but forgetting makes this list anew and empty.
    const isForgotten = !choice && !sessionGrants.length && sessionGrants !== before.sessionGrants
    if (choice !== before.choice || isForgotten) listener(choice, before.choice)
  })
  life.addEventListener('abort', stop)
}
