import type { Row, RowFilter, RowKey, Tables } from './Tables.js'

const PAGE = 1000

/** All rows that pass a filter, page by page. */
export async function* allRows(tables: Tables, filter: RowFilter): AsyncGenerator<readonly Row[]> {
  let after: RowKey | null = null
  for (;;) {
    const rows: readonly Row[] = await tables.scanRows(filter, after, PAGE)
    const last = rows.at(-1)
    if (last) yield rows
    if (!last || rows.length < PAGE) return
    after = last
  }
}
