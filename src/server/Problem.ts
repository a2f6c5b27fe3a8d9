import type { Answer, AnswerHeaders } from './Answer.js'

/** What can be wrong with a request: the number, the HTTP status, and what happened in one sentence. */
export const PROBLEMS = {
  445: [400, 'The body is not valid JSON in UTF-8.'],
  446: [401, 'No subject key came with the request.'],
  447: [401, 'The subject key is malformed.'],
  448: [403, 'Writes from this site are not allowed.'],
  449: [404, 'Nothing is recorded under this key.'],
  450: [404, 'There is no such address.'],
  451: [405, 'This address does not know the method.'],
  452: [409, 'A different record has this id already.'],
  453: [410, 'Everything under this key was erased, so nothing more is kept under it.'],
  454: [413, 'The body is larger than 16 KiB.'],
  455: [415, 'The body has to be application/json, not encoded.'],
  456: [422, 'The record is not valid.'],
  457: [429, 'Too many requests.'],
  458: [401, 'The admin token is missing or wrong.'],
  459: [401, 'The link token is missing, forged or expired.'],
  460: [503, 'The storage does not answer. Nothing was recorded.'],
  461: [500, 'The server failed. Nothing was recorded.'],
  462: [503, 'The server is closing.'],
  463: [422, 'A query parameter is not valid.'],
  464: [422, 'The text does not match its hash.'],
  465: [409, 'This key is linked to another account.'],
} as const

/** The number of a problem, as in {@link PROBLEMS}. */
export type ProblemCode = keyof typeof PROBLEMS

/** One thing that is wrong inside a body: where, and what. */
export interface Issue {
  readonly path: string
  readonly message: string
}

/** What a {@link Problem} says beside its number. */
export interface ProblemDetails {
  readonly issues?: readonly Issue[]
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * A refused request. What the sender wrote never comes back in the answer, but for the paths of its own keys.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9457
 */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly code: ProblemCode
  readonly status: number
  readonly issues: readonly Issue[]
  readonly headers: Readonly<Record<string, string>>

  constructor(code: ProblemCode, { issues = [], headers = {} }: ProblemDetails = {}) {
    super(PROBLEMS[code][1])
    this.code = code
    this.status = PROBLEMS[code][0]
    this.issues = issues
    this.headers = headers
  }

  /**
   * The answer as `application/problem+json`.
   *
   * @param others headers that every answer has
   */
  toAnswer(others: AnswerHeaders = []): Answer {
    const { code, status, message: title, issues } = this
    const type = `https://fluxconsent.dev/errors#fc${code}`
    const body = { type, title, status, code, ...(issues.length > 0 && { issues }) }
    const own = Object.entries(this.headers)
    const headers: AnswerHeaders = [...others, ...own, ['content-type', 'application/problem+json']]
    return { status, headers, cookies: [], body: JSON.stringify(body) }
  }
}
