import type { ConsentStore } from '../core/index.js'
import { httpAddress } from './httpAddress.js'

/** What many put into a frame as long as it has to stay empty. */
const EMPTY = 'about:blank'

/** The frames of a page that wait for a service or category. */
export interface HeldFrames {
  /** Shows those that are granted. */
  readonly open: () => void
  /** Takes those away that are not granted, in this very call. */
  readonly close: () => void
}

/** Shows and takes away `<iframe data-consent data-src>`. An element stays the same one, with its attributes and place. */
export function heldFrames({ getState, isProvisional }: ConsentStore): HeldFrames {
  const marked = (decision: 'granted' | 'denied'): readonly HTMLIFrameElement[] => {
    const { permissions } = getState()
    return [...document.getElementsByTagName('iframe')].filter(
      ({ dataset }) => permissions[dataset['consent'] ?? ''] === decision,
    )
  }
  return {
    open: () => {
      for (const frame of marked('granted')) {
        const { src } = frame.dataset
        const shown = frame.getAttribute('src') ?? EMPTY
        if (src && shown === EMPTY && httpAddress(src) !== null) frame.src = src
      }
    },
    close: () => {
      for (const frame of marked('denied')) {
        const { parentNode, nextSibling } = frame
        if (!frame.hasAttribute('src') || !parentNode) continue
        // Let go by the provider before, and nobody knows yet that it was denied since: it plays on.
        if (frame.dataset['src'] && isProvisional()) continue
        // One that was not held back is from now on.
        frame.dataset['src'] ??= frame.src
        // Only out of the page a frame lets go of its document, and leaves nothing for the way back.
        frame.remove()
        frame.removeAttribute('src')
        parentNode.insertBefore(frame, nextSibling)
      }
    },
  }
}
