import { statfs } from 'node:fs/promises'
import { consentError } from '../../core/index.js'

const MB = 2 ** 20
// The next file of the journal takes 16; the rest is for the tables, and for what others write until it is looked again.
const NEEDED = 64
// In milliseconds.
const FRESH = 1000

/**
 * Makes the check that a disk has room left. It looks at most once a second while there is some, and at each call while
 * there is none.
 *
 * PGlite that finds no room for its journal turns in a circle inside of a statement, and the whole process with it: no
 * request is answered any more, and no signal heard.
 *
 * The check rejects with error 430.
 */
export function createRoomCheck(folder: string): () => Promise<void> {
  let good = -Infinity
  return async () => {
    const now = performance.now()
    if (now - good < FRESH) return
    const left = await roomIn(folder)
    if (left < NEEDED * MB) throw consentError(430, folder, String(Math.floor(left / MB)), String(NEEDED))
    good = now
  }
}

/** In bytes, for who is not root. Where nobody can say it, nothing is held up. */
async function roomIn(folder: string): Promise<number> {
  const found = await statfs(folder).catch(() => null)
  return found && found.blocks > 0 ? found.bavail * found.bsize : Infinity
}
