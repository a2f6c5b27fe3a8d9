/** An answer in plain parts. A server that needs no `Response` sends them as they are. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | readonly string[]>>
  readonly body: string
}

/** The same as a `Response`. */
export function toResponse({ status, headers, body }: Answer): Response {
  const pairs = Object.entries(headers).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name, value] as const] : value.map((each) => [name, each] as const),
  )
  return new Response(body, {
    status,
    headers: new Headers(pairs.map(([name, value]): [string, string] => [name, value])),
  })
}
