import type { NewRecord, StatisticsCell } from '../RecordStorage.js'
import { LONGEST_WORD, memberOf, parse, textAt } from './textAt.js'

/** What a cell counts; its day stands beside it. */
export type CellName = Omit<StatisticsCell, 'day' | 'count'>

const MEASURES: readonly StatisticsCell['measure'][] = ['action', 'granted', 'denied']

/**
 * What a record counts for, as JSON: its policy version, place, act, answers and language. Under load most records count for the
 * same, so their cells are named once for all of them. `null` for what is not counted: only consents are.
 *
 * @param parsed the body as data, if it is at hand
 */
export function tallyOf({ kind, body }: Pick<NewRecord, 'kind' | 'body'>, parsed?: object): string | null {
  if (kind !== 'consent') return null
  const record = parsed ?? parse(body)
  const policyVersion = textAt(record, 'notice', 'policyVersion')
  const action = textAt(record, 'event', 'action')
  if (policyVersion === null || action === null) return null
  const place = textAt(record, 'context', 'jurisdiction')
  const language = textAt(record, 'notice', 'language')
  return JSON.stringify([policyVersion, place, action, memberOf(record, 'decisions') ?? {}, language])
}

/** The cells of a {@link tallyOf}, as canonical JSON. */
export function cellsOf(tally: string): readonly string[] {
  const parts = parse(tally)
  const [policyVersion, place, action, decisions, language] = [0, 1, 2, 3, 4].map((at) => memberOf(parts, String(at)))
  const cell = (measure: StatisticsCell['measure'], key: unknown) =>
    JSON.stringify([policyVersion, place, measure, key, language])
  const ids = typeof decisions === 'object' && decisions !== null ? Object.keys(decisions) : []
  const answers = ids.flatMap((id) => {
    const measure = MEASURES.find((each) => each === memberOf(decisions, id))
    return measure === undefined || id.length > LONGEST_WORD ? [] : cell(measure, id)
  })
  return [cell('action', action), ...answers]
}

/** What a cell is called, `null` when it is not one of {@link cellsOf}. Older ones, from before languages, have four parts. */
export function cellName(cell: string): CellName | null {
  const parts = parse(cell)
  const [policyVersion, place, measureName, key, tag] = [0, 1, 2, 3, 4].map((at) => memberOf(parts, String(at)))
  const measure = MEASURES.find((each) => each === measureName)
  if (typeof policyVersion !== 'string' || typeof key !== 'string' || measure === undefined) return null
  const jurisdiction = typeof place === 'string' ? place : null
  return { policyVersion, jurisdiction, language: typeof tag === 'string' ? tag : null, measure, key }
}

/** The UTC day of a time in epoch milliseconds, `2026-11-22`. */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
