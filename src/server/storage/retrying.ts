import { ConsentError } from '../../core/index.js'
import type { Query } from '../Query.js'
import { sqlState } from './sqlState.js'

const CONFLICT_TRIES = 10
const BROKEN_TRIES = 3
const FIRST_PAUSE = 5

/** How often something is tried at the end of a process, with {@link AGAIN_AFTER} in between. */
export const LAST_TRIES = 3
/** In milliseconds: the pause of what has to be done, however long the database is away. */
export const AGAIN_AFTER = 1000

// The statement was not carried out: serialization failure, deadlock. 40003 is the one that says that nobody knows.
const CONFLICT = /^40(?!003)/
// The statement itself is wrong: data, constraint, syntax, rights, limits.
const HOPELESS = /^(0A|2|3|42|54)[0-9A-Z]*$/
/** What the database refuses because of the data in it, so each time anew. */
export const BAD_DATA: RegExp = /^2[23]/

/**
 * Repeats statements that the database refused for the moment, with growing, jittered pauses. Rejects with a refusal
 * ({@link isRefusal}) only if no try was carried out.
 *
 * @param whenBroken what happens when the connection broke and nobody knows whether the statement was carried out
 */
export function retrying(query: Query, whenBroken: 'repeat' | 'fail'): Query {
  async function retry(refused: unknown, ...statement: Parameters<Query>): ReturnType<Query> {
    let error = refused
    let lost: unknown
    for (let attempt = 1; ; attempt++) {
      const code = sqlState(error)
      if (!isRefusal(error)) lost ??= error
      const tries = CONFLICT.test(code) ? CONFLICT_TRIES : isHopeless(error) || whenBroken === 'fail' ? 1 : BROKEN_TRIES
      if (attempt >= tries) throw BAD_DATA.test(code) ? error : (lost ?? error)
      await pause(FIRST_PAUSE * 2 ** attempt * (0.5 + Math.random()))
      try {
        return await query(...statement)
      } catch (next) {
        error = next
      }
    }
  }
  // Not an asynchronous function itself: nearly every statement succeeds, and passes here for nothing.
  return (...statement) => query(...statement).catch((error: unknown) => retry(error, ...statement))
}

/** Whether an error says that the statement was not carried out. All others leave that open. */
export function isRefusal(error: unknown): boolean {
  return CONFLICT.test(sqlState(error)) || isHopeless(error)
}

/** Whether another try would end the same way. For want of room (430) the database is not even asked. */
function isHopeless(error: unknown): boolean {
  return HOPELESS.test(sqlState(error)) || (error instanceof ConsentError && error.code === 430)
}

/** Waits, in milliseconds. */
export async function pause(time: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, time)
  })
}
