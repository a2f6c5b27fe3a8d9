import type { IncomingMessage } from 'node:http'
import { Problem } from './Problem.js'
import { MAX_BODY, type BodyReader } from './readJson.js'
import type { RecordPost } from './routes/createRecordPost.js'

/** A name or an IPv4 address, and a port: what needs no parser to be part of an address. */
const PLAIN_HOST = /^[a-z\d.-]+(:\d{1,4}|:[1-5]\d{4})?$/

/**
 * The request of a Node server in plain parts; `null` for one that is unusual in any way. Those are left to who makes a
 * `Request` of them: no host or a strange one, no length or a large one, HTTP/2, a body that somebody else read.
 */
export function nodePost(request: IncomingMessage): RecordPost | null {
  const { headers, rawHeaders, socket, url = '', httpVersion, readableDidRead } = request
  const isEachOnce = Object.keys(headers).length * 2 === rawHeaders.length
  const get = (name: string): string | null => {
    const value = isEachOnce ? headers[name] : headerIn(rawHeaders, name)
    return typeof value === 'string' ? value : null
  }
  const host = get('host') ?? ''
  const length = get('content-length')
  const isUsual = httpVersion === '1.1' && !readableDidRead && PLAIN_HOST.test(host)
  if (!isUsual || length === null || Number(length) > MAX_BODY) return null
  const scheme = 'encrypted' in socket && socket.encrypted === true ? 'https' : 'http'
  return { url: `${scheme}://${host}${url}`, headers: { get }, read: bodyReader(request) }
}

/** A header that may stand there twice, as `Headers` gives it: all its values, where Node itself keeps the first of some. */
function headerIn(raw: readonly string[], name: string): string | null {
  let found: string | null = null
  for (let at = 0; at < raw.length; at += 2) {
    const [key = '', value = ''] = [raw[at], raw[at + 1]]
    if (key.length !== name.length || key.toLowerCase() !== name) continue
    found = found === null ? value : found + (name === 'cookie' ? '; ' : ', ') + value
  }
  return found
}

/** Reads the whole body: Node's parser ends it where `Content-Length` says, and refuses two lengths. */
function bodyReader(request: IncomingMessage): BodyReader {
  return () =>
    new Promise((resolve, reject) => {
      const parts: Uint8Array[] = []
      const fail = (): void => {
        if (!request.complete) reject(new Problem(445))
      }
      if (request.destroyed) fail()
      request.on('data', (part: Uint8Array) => void parts.push(part))
      request.on('end', () => {
        const [first = new Uint8Array()] = parts
        resolve(parts.length > 1 ? Buffer.concat(parts) : first)
      })
      request.on('error', fail).on('close', fail)
    })
}
