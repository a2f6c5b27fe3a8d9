import type { Query, SqlValue } from '../Query.js'
import { numberColumn } from './column.js'
import { pause } from './retrying.js'
import { MIGRATIONS, MIGRATION_TABLE, type Migration } from './migrations.js'
import { sqlState } from './sqlState.js'

const TRIES = 20
// Another process makes the same table: PostgreSQL lets one win and tells the other in its own words.
const RACE = /^(23505|42P07|42710|40...|XX000|55P03)$/

/**
 * Takes the steps of the schema that a database has not taken. Two processes may do so at once: each statement may be run
 * again, and who loses a race tries again and finds it done. A step counts as taken when all of it is, so what ended in
 * the middle is taken up again at the next start. Steps only ever add, so the version before starts on a newer schema too.
 */
export async function migrate(query: Query, migrations: readonly Migration[] = MIGRATIONS): Promise<void> {
  const taken = await takenSteps(query)
  if (migrations.every(({ version }) => taken.has(version))) return
  await insist(query, MIGRATION_TABLE)
  for (const { version, statements } of migrations) {
    if (taken.has(version)) continue
    for (const statement of statements) await insist(query, statement)
    const done = 'INSERT INTO consent_migration (version, at) VALUES ($1, $2) ON CONFLICT (version) DO NOTHING'
    await insist(query, done, [version, Date.now()])
  }
}

async function takenSteps(query: Query): Promise<ReadonlySet<number>> {
  try {
    const { rows } = await query('SELECT version FROM consent_migration', [])
    return new Set(rows.map((row) => numberColumn(row, 'version')))
  } catch (error) {
    if (sqlState(error) === '42P01') return new Set()
    throw error
  }
}

async function insist(query: Query, statement: string, params: readonly SqlValue[] = []): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await query(statement, params)
      return
    } catch (error) {
      if (attempt >= TRIES || !RACE.test(sqlState(error))) throw error
      await pause(10 * attempt * Math.random())
    }
  }
}
