import type { Choice, ConsentStore } from '../core/index.js'
import { encodeChoice } from '../core/lazy.js'
import type { ChoiceKeeper } from './keepChoice.js'
import type { FoundStorage } from './readStorage.js'
import { watchChoice } from './watchChoice.js'

/** What the page starts with. */
interface FollowedChoice extends ChoiceKeeper, Pick<FoundStorage, 'read'> {
  /** The newest choice in the storage now, or among these values. */
  readonly find: (values?: readonly string[]) => Choice | null
  /** What the storage held when the store took it over. */
  readonly stored: Choice | null
}

/**
 * The effect that agrees with what happens outside of the page: other tabs, the storage under its feet, the way back
 * from the background or from the back-forward cache. What came from outside is not told again.
 */
export function followPage(
  store: ConsentStore,
  life: AbortSignal,
  { find, keep, flush, read, stored }: FollowedChoice,
): void {
  const { config, inlet, getState } = store
  let channel: BroadcastChannel | null = null
  let isReceiving = false

  const receive = (choice: Choice | null): void => {
    isReceiving = true
    inlet.receive(choice)
    isReceiving = false
  }
  /** Tells the other tabs, unless it comes from one of them. */
  const tell = (choice: Choice | null, before: Choice | null): void => {
    // What is forgotten is told by its id, so that nobody forgets with it what they have decided since.
    if (!isReceiving) channel?.postMessage(choice ? encodeChoice(choice) : before?.id)
  }
  /** Reads the storage again: another host of the site, or the person in the browser's settings, may have changed it. */
  const look = (): void => {
    // A choice of this very moment that could not be kept was not forgotten.
    flush()
    const newest = find()
    const { choice, persistence } = getState()
    if (newest || (choice && persistence === 'stored')) receive(newest)
    // What it holds beside is older, or a copy of what was forgotten: it would count at the next visit.
    const isKept = newest && newest.id === getState().choice?.id
    if (!isKept && inlet.known.size) keep()
  }
  const hear = (data: unknown): void => {
    const values = [String(data), ...read()]
    // What was decided since the forgetting of which this tab hears late comes first: so nothing clears it, not even for
    // the moment in which another tab could look.
    let newest = find(values)
    if (newest) receive(newest)
    if (data === getState().choice?.id) receive(null)
    newest = find(values)
    if (newest) receive(newest)
  }
  const open = (): void => {
    if (channel) return
    try {
      // Two configs of one page can keep their choices apart.
      channel = new BroadcastChannel(`fluxconsent.${config.storage?.stores?.[0]?.name ?? config.cookie.name}`)
      channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(data))
    } catch {
      // Old browsers have none, sandboxed documents refuse it; the tabs then agree as soon as the person looks at them.
    }
  }
  const close = (): void => {
    channel?.close()
    channel = null
  }
  const comeBack = (): void => {
    open()
    look()
    // Time has passed.
    inlet.set({})
  }

  open()
  const on = (target: EventTarget, type: string, listener: () => void): void =>
    target.addEventListener(type, listener, { signal: life })
  // A page can be restored in a background tab too, and what runs there has to hear of a withdrawal.
  on(window, 'pageshow', comeBack)
  on(window, 'focus', comeBack)
  on(document, 'visibilitychange', () => {
    if (!document.hidden) comeBack()
  })
  // A page with an open channel is not kept for the way back.
  on(window, 'pagehide', close)
  if ('cookieStore' in window) on(window.cookieStore, 'change', look)
  watchChoice(store, life, tell)
  life.addEventListener('abort', close)
  // While this code was on its way, the person or another tab may have chosen.
  const { choice } = getState()
  if (choice === stored) look()
  else tell(choice, stored)
}
