import type { Context } from 'hono'
import type { ApiEnv } from './ApiParts.js'
import { Problem } from './Problem.js'
import type { RequestHead } from './RequestHead.js'

/** The largest body of most routes, in bytes. */
export const MAX_BODY = 16_384

/** Reads a body. @throws {@link Problem} 445 when it breaks off, 454 when it has more than so many bytes */
export type BodyReader = (most: number) => Promise<Uint8Array>

/** The body of a request as JSON. @throws {@link Problem} as {@link expectJson} and {@link jsonOf} do */
export async function readJson({ req: { raw } }: Context<ApiEnv>, most: number = MAX_BODY): Promise<unknown> {
  expectJson(raw, most)
  return jsonOf(await bodyReader(raw)(most))
}

/**
 * Looks at what a request says about its body.
 *
 * @param most the largest body, in bytes
 * @throws {@link Problem} 454 when it is too large, 455 when it says to be anything but JSON
 */
export function expectJson({ headers }: RequestHead, most: number = MAX_BODY): void {
  const type = headers.get('content-type') ?? ''
  // Forms, `text/plain` and beacons without a type are what other sites can send without being asked first.
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) || headers.get('content-encoding') !== null)
    throw new Problem(455)
  if (Number(headers.get('content-length')) > most) throw new Problem(454)
}

/** The bytes of a body as data. @throws {@link Problem} 445 when they are no JSON in UTF-8 */
export function jsonOf(body: Uint8Array): unknown {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
    return value
  } catch {
    throw new Problem(445)
  }
}

/** A body that is counted while it arrives, because `Content-Length` is only a claim, or missing. */
export function bodyReader({ body }: Request): BodyReader {
  return async (most) => {
    const parts: Uint8Array[] = []
    let size = 0
    const reader = body?.getReader()
    try {
      for (;;) {
        const part = await reader?.read()
        if (!part || part.done) return joined(parts, size)
        size += part.value.byteLength
        if (size > most) throw new Problem(454)
        parts.push(part.value)
      }
    } catch (error) {
      // Whoever goes on sending after a refusal is not listened to.
      reader?.cancel().catch(() => undefined)
      throw error instanceof Problem ? error : new Problem(445)
    }
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const all = new Uint8Array(size)
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.byteLength
  }
  return all
}
