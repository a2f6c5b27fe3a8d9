import { cellName } from './cellsOf.js'
import type { ExactCell } from './suppressSmall.js'
import type { Count } from './Tables.js'

/**
 * The counts of a database as cells.
 *
 * A record that was counted before there were languages leaves, when it is erased, in the language that it names. What goes
 * below nothing there is missing from the cell without a language.
 */
export function readCells(counts: readonly Omit<Count, 'writer'>[]): readonly ExactCell[] {
  const cells = new Map<string, ExactCell>()
  for (const { day, cell, count } of counts) {
    const name = cellName(cell)
    if (!name) continue
    const named = { day, ...name, language: count < 0 ? null : name.language }
    const key = JSON.stringify(named)
    cells.set(key, { ...named, count: (cells.get(key)?.count ?? 0) + count })
  }
  return [...cells.values()]
}
