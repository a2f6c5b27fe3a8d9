import { namedSubject } from './namedSubject.js'
import { recordOf } from './recordOf.js'
import type { StoredRecord } from './RecordStorage.js'

/** A stored record as it is handed out: to its subject, and for an audit. */
export interface RecordRow {
  readonly id: string
  readonly subject: string
  readonly kind: StoredRecord['kind']
  readonly receivedAt: string
  readonly effectiveAt: string
  readonly validUntil: string
  readonly notice: StoredRecord['notice']
  readonly mac: string
  readonly writer: number
  readonly seal: number
  /** As it was sent; `null` when its format is not known here. */
  readonly record: ReturnType<typeof recordOf>
}

/** A row of the storage as it is handed out. */
export function recordRow(row: StoredRecord): RecordRow {
  const { id, kind, notice, mac, writer, seal } = row
  return {
    id,
    subject: namedSubject(row.subject),
    kind,
    receivedAt: new Date(row.receivedAt).toISOString(),
    effectiveAt: new Date(row.effectiveAt).toISOString(),
    validUntil: new Date(row.validUntil).toISOString(),
    notice,
    mac,
    writer,
    seal,
    record: recordOf(row),
  }
}

/** The columns of {@link csvLine}. */
export const CSV_HEADER =
  'id,subject,kind,received_at,effective_at,valid_until,action,state,method,policy_version,jurisdiction,model,language,notice_hash,notice,gpc,agreement,granted,denied,mac'

/** A row as one line of CSV (RFC 4180) without its end, the answers as lists of ids. */
export function csvLine({ record, ...row }: RecordRow): string {
  const answers = (wanted: string): string =>
    Object.entries(record?.decisions ?? {})
      .filter(([, decision]) => decision === wanted)
      .map(([id]) => id)
      .join(' ')
  const cells = [
    row.id,
    row.subject,
    row.kind,
    row.receivedAt,
    row.effectiveAt,
    row.validUntil,
    record?.event.action,
    record?.event.state,
    record?.event.method,
    record?.notice.policyVersion,
    record?.context.jurisdiction,
    record?.context.model,
    record?.notice.language,
    record?.notice.hash,
    row.notice,
    record && String(record.signals.gpc),
    record?.agreement?.id,
    answers('granted'),
    answers('denied'),
    row.mac,
  ]
  return cells.map((cell) => csvCell(cell ?? '')).join(',')
}

/** Quoted, and never the start of a formula: spreadsheets run what begins with these signs. */
function csvCell(text: string): string {
  const safe = /^[=+@\t\r]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
