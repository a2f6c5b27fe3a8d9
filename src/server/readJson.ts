import { Problem } from './Problem.js'

// In bytes.
const MAX_BODY = 16_384

/**
 * The body of a request as JSON.
 *
 * It is counted while it arrives, because `Content-Length` is only a claim.
 *
 * @param most the largest body, in bytes
 * @throws {@link Problem} 445 when it is no JSON in UTF-8, 454 when it is too large, 455 when it says to be anything else
 */
export async function readJson(request: Request, most: number = MAX_BODY): Promise<unknown> {
  const { headers, body } = request
  const type = headers.get('content-type') ?? ''
  // Forms, `text/plain` and beacons without a type are what other sites can send without being asked first.
  if (!/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type) || headers.has('content-encoding'))
    throw new Problem(455)
  if (Number(headers.get('content-length')) > most) throw new Problem(454)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  let text = ''
  const reader = body?.getReader()
  try {
    for (;;) {
      const part = await reader?.read()
      if (!part || part.done) break
      size += part.value.byteLength
      if (size > most) throw new Problem(454)
      text += decoder.decode(part.value, { stream: true })
    }
    const value: unknown = JSON.parse(text + decoder.decode())
    return value
  } catch (error) {
    // Whoever goes on sending after a refusal is not listened to.
    reader?.cancel().catch(() => undefined)
    throw error instanceof Problem ? error : new Problem(445)
  }
}
