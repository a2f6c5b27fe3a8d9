/** Headers as pairs: one name may come several times, and a list is copied faster than an object. */
export type AnswerHeaders = readonly [name: string, value: string][]

/** An answer in plain parts. A server that needs no `Response` sends them as they are. */
export interface Answer {
  readonly status: number
  readonly headers: AnswerHeaders
  readonly body: string
}

/** The same as a `Response`. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers: [...headers] })
}
