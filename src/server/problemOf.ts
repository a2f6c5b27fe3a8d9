import { ConsentError, type ErrorCode } from '../core/index.js'
import { Problem } from './Problem.js'

/** The storage did not commit, is closed, has too much to do, no tables yet or no room: it may be asked again. */
const UNAVAILABLE: readonly ErrorCode[] = [421, 422, 426, 427, 430]

/** What to answer to an error. What is our own fault goes to `onError`. */
export function problemOf(error: unknown, onError: ((error: unknown) => void) | undefined): Problem {
  const problem = toProblem(error)
  if (problem.status >= 500) onError?.(error)
  return problem
}

function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  if (!(error instanceof ConsentError)) return new Problem(461)
  if (error.code === 424) return new Problem(463, { issues: [{ path: 'after', message: 'is not valid' }] })
  return UNAVAILABLE.includes(error.code) ? new Problem(460, { headers: { 'retry-after': '5' } }) : new Problem(461)
}
