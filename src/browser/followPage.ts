import { decodeChoice } from '../core/codec.js'
import type { Choice, ConsentStore } from '../core/index.js'
import { encodeChoice } from '../core/lazy.js'
import { bindStore } from './bindStore.js'
import { cookieStorage } from './cookieStorage.js'
import type { FoundChoice } from './findChoice.js'
import { watchExpiry } from './watchExpiry.js'

/**
 * The effect that agrees with what happens outside of the page: other tabs, the storage under its feet, the way back
 * from the background or from the back-forward cache, and the end of a grant. What came from outside is not told again.
 */
export function followPage(store: ConsentStore, { find, taken }: FoundChoice): () => void {
  const { config, inlet } = store
  const life = new AbortController()
  let channel: BroadcastChannel | null = null
  let isReceiving = false
  /** When the choice was made that was forgotten last. */
  let forgotten = 0

  const receive = (choice: Choice | null): void => {
    isReceiving = true
    inlet.receive(choice)
    isReceiving = false
  }
  /** Tells the other tabs, unless it comes from one of them. */
  const tell = (choice: Choice | null, before: Choice | null): void => {
    if (!choice) forgotten = before?.at ?? 0
    if (!isReceiving) channel?.postMessage(choice && encodeChoice(choice))
  }
  /** Reads the storage again: another host of the site, or the person in the browser's settings, may have changed it. */
  const look = (): void => {
    const newest = find()
    const { choice } = store.getState()
    // An answer that was on its way brings the server's copy of what was forgotten meanwhile.
    if (newest && newest.at > forgotten) receive(newest)
    else if (choice)
      setTimeout(() => {
        // Whether a choice of that very moment could be kept is known only now: one that could not was not forgotten.
        const { choice: later, persistence } = store.getState()
        if (later === choice && persistence === 'stored' && !find() && !life.signal.aborted) receive(null)
      })
  }
  const hear = (data: unknown): void => {
    const choice = typeof data === 'string' ? decodeChoice(data) : null
    if (choice ?? data === null) receive(choice)
  }
  const open = (): void => {
    if (channel) return
    // Two configs of one page can keep their choices apart.
    channel = openChannel(`fluxconsent.${config.storage?.stores?.[0]?.name ?? config.cookie.name}`)
    channel?.addEventListener('message', ({ data }: MessageEvent<unknown>) => hear(data))
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
    target.addEventListener(type, listener, { signal: life.signal })
  on(window, 'focus', comeBack)
  // A page can be restored in a background tab too, and what runs there has to hear of a withdrawal.
  on(window, 'pageshow', comeBack)
  on(document, 'visibilitychange', () => {
    if (!document.hidden) comeBack()
  })
  // A page with an open channel is not kept for the way back.
  on(window, 'pagehide', close)
  if ('cookieStore' in window) on(window.cookieStore, 'change', look)
  const stops = [
    bindStore(store),
    watchExpiry(store),
    store.subscribe(({ choice }, before) => {
      if (choice !== before.choice) tell(choice, before.choice)
    }),
  ]
  // While this code was on its way, the person or another tab may have chosen.
  const { choice } = store.getState()
  if (choice === taken) look()
  else tell(choice, taken)
  // A former version of the site kept it for another host or path. The newest was taken, and stands alone from now on.
  if (taken && !config.storage && document.cookie.split(`${config.cookie.name}=`).length > 2) {
    import('./cleaning.js').then(({ dropOthers }) => {
      dropOthers(config.cookie)
      const { choice: kept } = store.getState()
      // A host of one label keeps its cookies under two names, and it went with the others.
      if (kept && !find()) cookieStorage(config.cookie).write(encodeChoice(kept))
    }, inlet.fail)
  }
  return () => {
    life.abort()
    close()
    for (const stop of stops) stop()
  }
}

function openChannel(name: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(name)
  } catch {
    // Old browsers have none, sandboxed documents refuse it; the tabs then agree as soon as the person looks at them.
    return null
  }
}
