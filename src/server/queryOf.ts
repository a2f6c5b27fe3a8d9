import { createTurns } from './createTurns.js'
import type { Query, SqlValue } from './Query.js'
import { sqlState } from './storage/sqlState.js'

/** What a pool or a client of `pg` does for us. */
export interface PgPool {
  query(statement: { readonly text: string; readonly values: SqlValue[]; readonly name?: string }): ReturnType<Query>
}

// The server does not know the name, or knows it for something else: a pooler hands connections around.
const MIXED_UP = /^(26000|42P05)$/

/**
 * Lets a storage use a pool of `pg` (or a client of it, or what works like it).
 *
 * Statements that run for each record are prepared. Behind a pooler that cannot do that, it stops after the first try.
 *
 * @example
 * const storage = postgresStorage(queryOf(new Pool()), { keys })
 */
export function queryOf(pool: PgPool): Query {
  const endOfTurn = createTurns()
  let prepares = true
  return async (text, params, name) => {
    const values = [...params]
    if (name === undefined || !prepares) return pool.query({ text, values })
    try {
      const result = await pool.query({ text, values, name })
      await endOfTurn()
      return result
    } catch (error) {
      if (!MIXED_UP.test(sqlState(error))) throw error
      prepares = false
      return pool.query({ text, values })
    }
  }
}
