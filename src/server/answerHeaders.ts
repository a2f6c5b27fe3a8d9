import type { AnswerHeaders } from './Answer.js'

/**
 * The headers of every answer, for a request from this origin. They are known before the route runs: what is added to a
 * finished answer makes Hono build it anew, which costs more than everything else that is done for a request.
 *
 * @see https://owasp.org/www-project-secure-headers/
 */
export function answerHeaders(origin: string | null, origins: readonly string[]): AnswerHeaders {
  if (origin === null || !origins.includes(origin)) return HEADERS
  return [
    ...HEADERS,
    ['access-control-allow-origin', origin],
    ['access-control-allow-credentials', 'true'],
    ['access-control-expose-headers', 'retry-after'],
  ]
}

const HEADERS: AnswerHeaders = [
  // Whether the whole host is https is not for one path of it to say, so there is no word about that.
  ['content-security-policy', "default-src 'none'; frame-ancestors 'none'"],
  ['cross-origin-resource-policy', 'same-origin'],
  ['referrer-policy', 'no-referrer'],
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['cache-control', 'no-store'],
  ['vary', 'Origin'],
]
