import type { ImportChoice } from './Importer.js'

/** Loads what makes a choice of another tool's answers: a chunk that few visitors need, and each of them once. */
export function loadImport(): Promise<{ readonly importChoice: ImportChoice }> {
  return import('./importChoice.js')
}
