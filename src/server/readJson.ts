import type { Context } from 'hono'
import type { ApiEnv } from './ApiParts.js'
import { Problem } from './Problem.js'

// In bytes.
const MAX_BODY = 16_384

/**
 * The body of a request as JSON.
 *
 * @param most the largest body, in bytes
 * @throws {@link Problem} 445 when it is no JSON in UTF-8, 454 when it is too large, 455 when it says to be anything else
 */
export async function readJson({ req, env }: Context<ApiEnv>, most: number = MAX_BODY): Promise<unknown> {
  const { headers } = req.raw
  const type = headers.get('content-type') ?? ''
  // Forms, `text/plain` and beacons without a type are what other sites can send without being asked first.
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) || headers.has('content-encoding'))
    throw new Problem(455)
  const length = headers.get('content-length')
  if (Number(length) > most) throw new Problem(454)
  try {
    const isCounted = env.framing === 'checked' && length !== null
    const value: unknown = JSON.parse(isCounted ? await readCounted(req.raw) : await readCounting(req.raw, most))
    return value
  } catch (error) {
    throw error instanceof Problem ? error : new Problem(445)
  }
}

/** A body that is as long as it says. */
async function readCounted(request: Request): Promise<string> {
  return new TextDecoder('utf-8', { fatal: true }).decode(await request.arrayBuffer())
}

/** A body that is counted while it arrives, because `Content-Length` is only a claim, or missing. */
async function readCounting({ body }: Request, most: number): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  let text = ''
  const reader = body?.getReader()
  try {
    for (;;) {
      const part = await reader?.read()
      if (!part || part.done) return text + decoder.decode()
      size += part.value.byteLength
      if (size > most) throw new Problem(454)
      text += decoder.decode(part.value, { stream: true })
    }
  } catch (error) {
    // Whoever goes on sending after a refusal is not listened to.
    reader?.cancel().catch(() => undefined)
    throw error
  }
}
