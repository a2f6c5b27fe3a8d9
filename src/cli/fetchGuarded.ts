import { CliError } from './CliError.js'

/** What may be fetched, and how much of it. */
export interface FetchLimits {
  /** The only hosts that are asked, also when one of them sends elsewhere. */
  readonly hosts: readonly string[]
  /** What the answer has to be, as it is asked for: `application/json`, `image/*`. */
  readonly type: RegExp
  readonly accept: string
  /** Bytes. */
  readonly most: number
}

const REDIRECTS = 3
/** How long an answer may take. Milliseconds. */
const LONGEST_WAIT = 30_000

/**
 * Fetches bytes over https, from named hosts only, of one type and up to a size. Resolves with `null` when there is no
 * such document.
 *
 * @throws CliError 488 for everything else that is no such answer
 */
export async function fetchGuarded(address: string, limits: FetchLimits): Promise<Uint8Array | null> {
  let url = hostChecked(address, limits)
  for (let redirects = 0; redirects <= REDIRECTS; redirects += 1) {
    const response = await ask(url, limits)
    const { status, headers } = response
    const next = status >= 300 && status < 400 ? headers.get('location') : null
    if (next !== null) {
      url = hostChecked(new URL(next, url).href, limits)
      continue
    }
    if (status === 404) return null
    if (!response.ok) throw refused(url, `it answered with ${status}`)
    const type = headers.get('content-type') ?? 'nothing'
    if (!limits.type.test(type)) throw refused(url, `it is "${type}"`)
    return read(response, url, limits.most)
  }
  throw refused(url, `it sends elsewhere more than ${REDIRECTS} times`)
}

function hostChecked(address: string, { hosts }: FetchLimits): URL {
  const url = new URL(address)
  if (url.protocol !== 'https:' || !hosts.includes(url.host) || url.username || url.password) {
    throw refused(url, `it is not on https://${hosts.join(' or https://')}`)
  }
  return url
}

async function ask(url: URL, { accept }: FetchLimits): Promise<Response> {
  try {
    return await fetch(url, { redirect: 'manual', headers: { accept }, signal: AbortSignal.timeout(LONGEST_WAIT) })
  } catch (error) {
    throw refused(url, `it cannot be reached: ${error instanceof Error ? error.message : String(error)}`)
  }
}

async function read({ body }: Response, url: URL, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    // Counted while it comes: what a header says of the length need not be true.
    if (size > most) throw refused(url, `it is larger than ${most} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function refused(url: URL, reason: string): CliError {
  return new CliError(
    488,
    `"${url.href}" is not taken: ${reason}. Look whether the video is public, or save a picture of your own by hand.`,
  )
}
