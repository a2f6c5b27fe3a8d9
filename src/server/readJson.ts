import type { Context } from 'hono'
import type { ApiEnv } from './ApiParts.js'
import { Problem } from './Problem.js'
import type { RequestHead } from './RequestHead.js'

/** The largest body of most routes, in bytes. */
export const MAX_BODY = 16_384

/** Reads a body. @throws {@link Problem} 454 when it has more than so many bytes */
export type BodyReader = (most: number) => Promise<Uint8Array>

/** The body of a request as JSON: {@link parseBody} with the parts of a route. */
export async function readJson({ req }: Context<ApiEnv>, most?: number): Promise<unknown> {
  return parseBody(req.raw, bodyReader(req.raw), most)
}

/**
 * A body as JSON.
 *
 * @param most the largest body, in bytes
 * @throws {@link Problem} 445 when it is no JSON in UTF-8, 454 when it is too large, 455 when it says to be anything else
 */
export async function parseBody({ headers }: RequestHead, read: BodyReader, most: number = MAX_BODY): Promise<unknown> {
  const type = headers.get('content-type') ?? ''
  // Forms, `text/plain` and beacons without a type are what other sites can send without being asked first.
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) || headers.get('content-encoding') !== null)
    throw new Problem(455)
  if (Number(headers.get('content-length')) > most) throw new Problem(454)
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(await read(most)))
    return value
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(445)
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
      throw error
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
