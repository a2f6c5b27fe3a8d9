import { createTurns } from './createTurns.js'
import { PgCommand } from './PgCommand.js'
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
  // Those that gave no rows once, and give none later: they go as commands, where those are taken.
  const rowless = new Set<string>()
  let commands: 'untried' | 'taken' | 'refused' = 'untried'

  return async (text, params, name) => {
    const values = [...params]
    if (name === undefined || !prepares) return pool.query({ text, values })
    const isCommand = commands !== 'refused' && rowless.has(text) && !values.some(Array.isArray)
    const command = isCommand ? new PgCommand({ text, values, name }) : null
    try {
      const answer = await pool.query(command ?? { text, values, name })
      const ended = command && Object.is(answer, command) ? command.result() : answer
      const result = ended instanceof Promise ? await ended : ended
      if (command === null && isRowless(answer)) rowless.add(text)
      if (command?.isSent) commands = 'taken'
      await endOfTurn()
      return result
    } catch (error) {
      if (MIXED_UP.test(sqlState(error))) {
        prepares = false
        return pool.query({ text, values })
      }
      if (!command || command.isSent || commands === 'taken') throw error
      const result = await pool.query({ text, values, name })
      // So it was not the database that did not take it.
      commands = 'refused'
      return result
    }
  }
}

function isRowless(result: object): boolean {
  return 'fields' in result && Array.isArray(result.fields) && result.fields.length === 0
}
