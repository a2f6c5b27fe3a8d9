import type { StatisticsCell } from '../RecordStorage.js'

const SMALLEST = 10

/** A count before anybody may see it. */
export interface ExactCell extends StatisticsCell {
  readonly count: number
}

/**
 * Hides what could lead to a person: counts under 10, and as many more of their group as it takes so that nobody gets a hidden
 * one by subtracting the others from a sum. Empty cells are left out.
 *
 * @see https://ec.europa.eu/eurostat/cros/content/statistical-disclosure-control_en
 */
export function suppressSmall(cells: readonly ExactCell[]): readonly StatisticsCell[] {
  const counted = cells.filter(({ count }) => count > 0)
  const groups = new Map<string, ExactCell[]>()
  for (const cell of counted) {
    const group = groups.get(groupOf(cell))
    if (group) group.push(cell)
    else groups.set(groupOf(cell), [cell])
  }
  const hidden = new Set([...groups.values()].flatMap(hiddenOf))
  return counted.map((cell) => (hidden.has(cell) ? { ...cell, count: null } : cell))
}

/** The acts of a day add up to its records; so do the two answers about one id. */
function groupOf({ day, policyVersion, jurisdiction, language, measure, key }: ExactCell): string {
  return JSON.stringify([day, policyVersion, jurisdiction, language, measure === 'action' ? null : key])
}

function hiddenOf(group: readonly ExactCell[]): readonly ExactCell[] {
  const bySize = [...group].sort((a, b) => a.count - b.count)
  const small = bySize.filter(({ count }) => count < SMALLEST).length
  if (small === 0) return []
  let sum = 0
  for (const [index, { count }] of bySize.entries()) {
    sum += count
    if (index + 1 >= small && sum >= SMALLEST) return bySize.slice(0, index + 1)
  }
  return bySize
}
