import type { StatisticsRange } from './RecordStorage.js'
import { refuseQuery } from './refuseQuery.js'

const DAY = 86_400_000

/** The query of `GET /v1/stats`: the last 30 days unless it says otherwise. @throws {@link Problem} 463 */
export function readRange(query: Readonly<Record<string, string>>, now: number): StatisticsRange {
  const dayOf = (name: 'from' | 'to', fallback: number): string => {
    const text = query[name] ?? new Date(fallback).toISOString().slice(0, 10)
    return isDay(text) ? text : refuseQuery(name)
  }
  const from = dayOf('from', now - 29 * DAY)
  const to = dayOf('to', now)
  return from <= to && Date.parse(to) - Date.parse(from) <= 400 * DAY ? { from, to } : refuseQuery('from')
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
