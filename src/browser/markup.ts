import type { ConsentEffect } from '../core/index.js'
import { afterPaint } from './afterPaint.js'
import { heldFrames } from './heldFrames.js'
import { heldScripts } from './heldScripts.js'
import { reviewMarkup } from './reviewMarkup.js'
import { needsReload } from './scriptRegistry.js'

/** How a page's own markup is let go. */
export interface MarkupOptions {
  /**
   * The page's nonce. Scripts that do not bear it stay blocked: whoever puts markup into the page does not know it.
   * @default every script runs with the nonce that it bears itself
   */
  readonly nonce?: string | undefined
}

/**
 * The effect for what is plain HTML: lets go the scripts and frames that a page holds back for a service or a category,
 * once that is granted, and takes frames away at the withdrawal. What is added to the page later counts too.
 *
 * Scripts keep their attributes, nonce and place, and run in the order of the page, once each and an address once on a
 * page. An `async` one holds up nobody, one that does not come holds up the others for three seconds. A script that ran
 * cannot be taken back: the withdrawal report then says `needsReload`, unless its service has a `consent.deny`.
 *
 * What is held back for an unknown id stays so. In React start it in an effect, with the store of `useConsentStore`.
 *
 * @example
 * // <script type="text/plain" data-consent="stats" data-src="/stats.js" nonce="..."></script>
 * // <iframe data-consent="youtube" data-src="https://www.youtube-nocookie.com/embed/..." title="..."></iframe>
 * createConsent(config, { nonce, effects: [markup({ nonce })] })
 */
export function markup({ nonce }: MarkupOptions = {}): ConsentEffect {
  return (store) => {
    const said = new Set<string>()
    const life = new AbortController()
    const frames = heldFrames(store)
    const scripts = heldScripts(store, nonce)
    let cancelOpening: (() => void) | null = null
    let wasProvisional = true

    const open = (): void => {
      cancelOpening = null
      frames.open()
      // Those of a document that is still read may be there without the end of their text.
      if (document.readyState !== 'loading') scripts.run()
    }
    const consider = (): void => {
      if (process.env.NODE_ENV !== 'production') reviewMarkup(store, nonce, said)
      frames.close()
      // Not anew each time: a page that changes in every frame would never come to it.
      cancelOpening ??= afterPaint(open)
    }
    const observer = new MutationObserver(consider)
    const unsubscribe = store.subscribe(({ permissions, withdrawal }, before) => {
      const isProvisional = store.isProvisional()
      if (permissions === before.permissions && isProvisional === wasProvisional) return
      wasProvisional = isProvisional
      scripts.retry()
      scripts.cancel(
        Object.keys(permissions).filter((id) => permissions[id] !== 'granted' && before.permissions[id] === 'granted'),
      )
      if (!withdrawal?.needsReload && needsReload(permissions))
        store.inlet.set({ withdrawal: { services: [], removed: [], left: [], ...withdrawal, needsReload: true } })
      consider()
    })
    const begin = (): void => {
      observer.observe(document, {
        childList: true,
        subtree: true,
        attributeFilter: ['data-consent', 'data-src'],
      })
      consider()
    }
    if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin, { signal: life.signal })
    else begin()
    return () => {
      life.abort()
      observer.disconnect()
      unsubscribe()
      cancelOpening?.()
      scripts.stop()
    }
  }
}
