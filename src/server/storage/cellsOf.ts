import type { NewRecord, StatisticsCell } from '../RecordStorage.js'

/** What a cell counts; its day stands beside it. */
export type CellName = Omit<StatisticsCell, 'day' | 'count'>

const MEASURES: readonly StatisticsCell['measure'][] = ['action', 'granted', 'denied']
const LONGEST_WORD = 64

/** The cells that a record counts in, as canonical JSON. Only consents are counted. */
export function cellsOf({ kind, body }: Pick<NewRecord, 'kind' | 'body'>): readonly string[] {
  if (kind !== 'consent') return []
  const record = parse(body)
  const policyVersion = textAt(record, 'notice', 'policyVersion')
  const action = textAt(record, 'event', 'action')
  if (policyVersion === null || action === null) return []
  const place = textAt(record, 'context', 'jurisdiction')
  const cell = (measure: StatisticsCell['measure'], key: string) => JSON.stringify([policyVersion, place, measure, key])
  const decisions = memberOf(record, 'decisions')
  const ids = typeof decisions === 'object' && decisions !== null ? Object.keys(decisions) : []
  const answers = ids.flatMap((id) => {
    const measure = MEASURES.find((each) => each === memberOf(decisions, id))
    return measure === undefined || id.length > LONGEST_WORD ? [] : cell(measure, id)
  })
  return [cell('action', action), ...answers]
}

/** What a cell is called, `null` when it is not one of {@link cellsOf}. */
export function cellName(cell: string): CellName | null {
  const parts = parse(cell)
  const [policyVersion, jurisdiction, measureName, key] = [0, 1, 2, 3].map((place) => memberOf(parts, String(place)))
  const measure = MEASURES.find((each) => each === measureName)
  if (typeof policyVersion !== 'string' || typeof key !== 'string' || measure === undefined) return null
  return { policyVersion, jurisdiction: typeof jurisdiction === 'string' ? jurisdiction : null, measure, key }
}

/** The UTC day of a time in epoch milliseconds, `2026-11-22`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function textAt(record: unknown, part: string, name: string): string | null {
  const value = memberOf(memberOf(record, part), name)
  return typeof value === 'string' && value.length <= LONGEST_WORD ? value : null
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
}
