/**
 * Takes the place of the global `fetch` for all addresses under `url`; returns the way back.
 *
 * A page can neither see nor set the cookie that keeps the subject key, so the key is remembered here, as the browser
 * would, and goes along with each later request that has none.
 */
export function interceptFetch(url: string, answer: (request: Request) => Promise<Response>): () => void {
  const real = globalThis.fetch
  const root = absolute(url)
  let kept: string | null = null

  globalThis.fetch = async (input, init) => {
    const address = absolute(input instanceof Request ? input.url : String(input))
    if (!address.startsWith(`${root}/`)) return real(input, init)
    const request = new Request(input instanceof Request ? input : address, init)
    const isAnonymous = request.credentials === 'omit'
    if (kept !== null && !isAnonymous && !request.headers.has('authorization'))
      request.headers.set('authorization', kept)
    const key = request.headers.get('authorization')
    const response = await answer(request)
    if (!response.ok || isAnonymous) return response
    if (request.method === 'DELETE') kept = null
    else if (request.method === 'POST' && (await keyOf(response)) === 'cookie') kept = key
    return response
  }
  return () => {
    globalThis.fetch = real
  }
}

/** Who keeps the key, as a receipt says. */
async function keyOf(response: Response): Promise<unknown> {
  const receipt: unknown = await response.clone().json()
  return typeof receipt === 'object' && receipt !== null && 'key' in receipt ? receipt.key : null
}

function absolute(url: string): string {
  const { location } = globalThis
  return new URL(url, typeof location === 'object' ? location.href : 'http://localhost').href.replace(/\/$/, '')
}
