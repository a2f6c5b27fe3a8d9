import type { ConsentStorage } from '../core/index.js'

/** Keeps the choice until the page is left: for kiosks and tests. */
export function memoryChoiceStorage(): ConsentStorage {
  let kept: readonly string[] = []
  return {
    read: () => kept,
    write: (value) => {
      kept = [value]
    },
    clear: () => {
      kept = []
    },
  }
}
