/** Headers, each name once, as pairs: a list is copied faster than an object. */
export type AnswerHeaders = readonly [name: string, value: string][]

/** An answer in plain parts. A server that needs no `Response` sends them as they are. */
export interface Answer {
  readonly status: number
  readonly headers: AnswerHeaders
  /** What goes into `Set-Cookie`, which may stand there several times. */
  readonly cookies: readonly string[]
  readonly body: string
}

/** The same as a `Response`. */
export function toResponse({ status, headers, cookies, body }: Answer): Response {
  const response = new Response(body, { status, headers: [...headers] })
  for (const cookie of cookies) response.headers.append('set-cookie', cookie)
  return response
}
