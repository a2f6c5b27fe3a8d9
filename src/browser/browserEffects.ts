import type { ConsentEffect, ConsentStore } from '../core/index.js'
import { readStorage, type FoundStorage } from './readStorage.js'
import type { WorkOptions } from './runServices.js'

/** What every part of the effects knows. */
interface PartContext extends WorkOptions, FoundStorage {}

/** A chunk that is loaded later. */
interface Part {
  readonly start: (store: ConsentStore, context: PartContext, life: AbortSignal) => void
}

/**
 * All effects of a page: looks at once whether there is a choice; loads what reads it, decides and remembers after that,
 * and then what runs and cleans up, if there is something to run or clean up. Safe to start twice.
 *
 * A chunk that cannot be loaded is reported, leaves everything closed, and is tried again at the next act or change.
 */
export function browserEffects(options: WorkOptions = {}): ConsentEffect {
  return (store) => {
    const life = new AbortController()
    const { signal } = life
    let context: PartContext
    /** Loads a part until that succeeds, and starts it unless everything was stopped in between. */
    const part = (load: () => Promise<Part>): (() => void) => {
      let loading: Promise<unknown> | null = null
      return () => {
        loading ??= load().then(
          ({ start }) => signal.aborted || start(store, context, signal),
          (error: unknown) => {
            store.inlet.fail(error)
            // As an act that waits: what a server showed may not stay open where nobody can take it back.
            store.inlet.perform(() => undefined)
            // Not before it was heard of, as it would be tried again for this.
            setTimeout(() => (loading = null))
          },
        )
      }
    }
    const act = part(() => import('./startActing.js'))
    const work = part(() => import('./work.js'))
    const consider = (): void => {
      const { choice, permissions } = store.getState()
      act()
      if (
        // Until then everything is closed, and the sweep would take that for a refusal.
        store.isHydrated() &&
        (choice ||
          // Something ran under a choice that was forgotten since.
          document.querySelector('[data-consent-script]') ||
          store.config.services.some(
            ({ id, scripts, consent, onGrant }) =>
              consent?.hold ?? (permissions[id] === 'granted' && (scripts ?? consent ?? onGrant)),
          ))
      )
        work()
    }
    const begin = (): void => {
      context = { ...options, ...readStorage(store) }
      // Not in the press of a button, which waits for the next paint.
      signal.addEventListener(
        'abort',
        store.subscribe(() => setTimeout(consider)),
      )
      consider()
    }
    // Nobody looks at a page that is prerendered, and perhaps nobody ever will: it neither asks nor opens anything. The
    // controller has the one option that is given: its signal.
    if (Reflect.get(document, 'prerendering')) document.addEventListener('prerenderingchange', begin, life)
    else begin()
    return () => life.abort()
  }
}
