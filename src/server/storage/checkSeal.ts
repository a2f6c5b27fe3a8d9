import type { Finding, Seal } from '../RecordStorage.js'
import { merkleRoot } from './merkleRoot.js'
import type { Row, RowKey, Tables } from './Tables.js'

/** What names a row, and its code. */
export type SealedRow = RowKey & Pick<Row, 'mac'>

/** The rows that name one seal. */
export interface SealedRows {
  /** With the code that this server gives them. */
  readonly genuine: SealedRow[]
  /** With another code. */
  readonly wrong: SealedRow[]
  /** Codes that erasures left. */
  readonly erased: Set<string>
}

/** Holds rows against their seal. */
export async function checkSeal(
  tables: Tables,
  { writer, seal, count, root }: Seal,
  { genuine, wrong, erased }: SealedRows,
): Promise<readonly Finding[]> {
  const restored = await stillThere(
    tables,
    genuine.filter(({ mac }) => erased.has(mac)),
  )
  const codes = new Set([...erased, ...genuine.map(({ mac }) => mac)])
  const missing = count - codes.size
  // Each missing row is one that was edited, as long as there are any; what goes beyond was put there.
  const edited = wrong.slice(0, Math.max(0, missing))
  const added = [...restored, ...wrong.slice(edited.length)]
  const removed = missing - edited.length
  const findings: Finding[] = [
    ...edited.map(({ subject, id }) => ({ problem: 'edited' as const, subject, id })),
    ...added.map(({ subject, id }) => ({ problem: 'inserted' as const, subject, id })),
  ]
  if (removed > 0) findings.push({ problem: 'removed', writer, seal, missing: removed })
  if (missing < 0 || (missing === 0 && count > 0 && (await merkleRoot([...codes])) !== root)) {
    findings.push({ problem: 'broken', writer, seal })
  }
  return findings
}

/** Rows that were erased while the rows were read are gone by now; others were put back. */
export async function stillThere(tables: Tables, rows: readonly SealedRow[]): Promise<readonly SealedRow[]> {
  if (rows.length === 0) return []
  const found = await tables.rowsByKey(rows)
  const codes = new Set(found.map(({ mac }) => mac))
  return rows.filter(({ mac }) => codes.has(mac))
}
