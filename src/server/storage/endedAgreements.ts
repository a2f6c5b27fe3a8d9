import type { Row, Tables } from './Tables.js'
import { parse, textAt } from './textAt.js'

const PAGE = 1000

/**
 * Every yes at a form that some rows have ended: older ones to the same agreement, of the same person or account.
 *
 * A yes has no end of its own, and its proof stays while it counts. What took it back must never be deleted before it:
 * the yes would count again.
 */
export async function endedAgreements(tables: Tables, rows: readonly Row[]): Promise<readonly Row[]> {
  const ended = new Map<string, Row>()
  for (const end of rows) {
    const agreement = agreementIn(end)
    if (agreement === null || end.grants > 0) continue
    for (const subject of await subjectsBeside(tables, end.subject)) {
      for await (const row of agreementsOf(tables, subject)) {
        const isOlder = row.grants > 0 && row.effectiveAt <= end.effectiveAt
        if (isOlder && agreementIn(row) === agreement) ended.set(row.mac, row)
      }
    }
  }
  return [...ended.values()]
}

/** The subject, and the others of its account. */
async function subjectsBeside(tables: Tables, subject: string): Promise<ReadonlySet<string>> {
  const link = await tables.linkOf(subject)
  const links = link ? await tables.linksOf(link.account, PAGE) : []
  return new Set([subject, ...links.map((each) => each.subject)])
}

async function* agreementsOf(tables: Tables, subject: string): AsyncGenerator<Row> {
  let after: string | null = null
  for (;;) {
    const rows: readonly Row[] = await tables.rowsOf(subject, 'agreement', after, PAGE)
    yield* rows
    if (rows.length < PAGE) return
    after = rows.at(-1)?.id ?? null
  }
}

/** The id of the agreement that a row is about; `null` for every other row. */
function agreementIn({ kind, body }: Row): string | null {
  return kind === 'agreement' ? textAt(parse(body), 'agreement', 'id') : null
}
