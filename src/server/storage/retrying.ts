import type { Query } from '../Query.js'
import { sqlState } from './sqlState.js'

const CONFLICT_TRIES = 10
const BROKEN_TRIES = 3
const FIRST_PAUSE = 5

// The statement was not carried out: serialization failure, deadlock.
const CONFLICT = /^40/
// The statement itself is wrong: data, constraint, syntax, rights, limits.
const HOPELESS = /^(0A|2|3|42|54)[0-9A-Z]*$/

/**
 * Repeats statements that the database refused for the moment, with growing, jittered pauses.
 *
 * @param whenBroken what happens when the connection broke and nobody knows whether the statement was carried out
 */
export function retrying(query: Query, whenBroken: 'repeat' | 'fail'): Query {
  return async (sql, params, name) => {
    for (let attempt = 1; ; attempt++) {
      try {
        return await query(sql, params, name)
      } catch (error) {
        const code = sqlState(error)
        const tries = CONFLICT.test(code)
          ? CONFLICT_TRIES
          : HOPELESS.test(code) || whenBroken === 'fail'
            ? 1
            : BROKEN_TRIES
        if (attempt >= tries) throw error
        await pause(FIRST_PAUSE * 2 ** attempt * (0.5 + Math.random()))
      }
    }
  }
}

/** Waits, in milliseconds. */
export async function pause(time: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, time)
  })
}
