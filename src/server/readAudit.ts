import type { AuditOptions, RecordKind } from './RecordStorage.js'
import { refuseQuery } from './refuseQuery.js'

const KINDS: readonly RecordKind[] = ['consent', 'agreement', 'activity']
const FORMATS = ['json', 'ndjson', 'csv'] as const

/** An audit that was asked for, and in which form. */
export interface AuditQuery extends AuditOptions {
  readonly format: (typeof FORMATS)[number]
}

/** The query of `GET /v1/records`. @throws {@link Problem} 463 */
export function readAudit(query: Readonly<Record<string, string>>): AuditQuery {
  const { after, limit, from, to } = query
  const format = FORMATS.find((one) => one === (query['format'] ?? 'json')) ?? refuseQuery('format')
  const kind =
    query['kind'] === undefined ? undefined : (KINDS.find((one) => one === query['kind']) ?? refuseQuery('kind'))
  const size = limit === undefined ? 100 : /^[1-9]\d{0,3}$/.test(limit) ? Number(limit) : refuseQuery('limit')
  return {
    format,
    limit: size <= 1_000 ? size : refuseQuery('limit'),
    ...(after !== undefined && { after: /^[\x20-\x7e]{1,512}$/.test(after) ? after : refuseQuery('after') }),
    ...(kind && { kind }),
    ...(from !== undefined && { from: timeOf('from', from) }),
    ...(to !== undefined && { to: timeOf('to', to) }),
  }
}

function timeOf(name: string, text: string): number {
  const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(\.\d{1,3})?Z)?$/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(time) ? refuseQuery(name) : time
}
