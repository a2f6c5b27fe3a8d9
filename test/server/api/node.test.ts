import {
  createConsentApi,
  memoryStorage,
  toNodeListener,
  type ConsentApiOptions,
  type NodeListener,
  type RateLimits,
} from 'fluxconsent/server'
import { createServer, request as httpRequest, type IncomingMessage, type ServerOptions } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { NOW } from '../../core/exampleConfig.js'
import { config, envelope, newKey, recordOf, SECRET } from './startApi.js'

const body = JSON.stringify(envelope(recordOf('acceptAll', { at: NOW })))

async function serve(
  rateLimit: RateLimits = {},
  options: Partial<ConsentApiOptions> = {},
  serverOptions: ServerOptions = {},
) {
  const storage = memoryStorage()
  const errors: unknown[] = []
  const api = createConsentApi({
    config,
    storage,
    secret: SECRET,
    rateLimit,
    onError: (error) => errors.push(error),
    ...options,
  })
  onTestFinished(async () => api.close())
  return { ...(await listen(toNodeListener(api), serverOptions)), storage, errors }
}

async function listen(listener: NodeListener, options: ServerOptions = {}) {
  const server = createServer(options, listener)
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => void server.close(resolve))
  })
  return { port, url: `http://127.0.0.1:${port}` }
}

/** Sends raw bytes, and gives what came back until the server closed or answered. */
async function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => void socket.write(text))
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (part: string) => {
      answer += part
      if (answer.includes('\r\n\r\n')) socket.end()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

describe('toNodeListener', () => {
  it('serves the API from a Node server: record, cookies, read, erase', async () => {
    const { url, storage } = await serve()
    const headers = { authorization: `Bearer ${newKey()}`, 'content-type': 'application/json' }
    const posted = await fetch(`${url}/v1/records`, { method: 'POST', headers, body })
    expect(posted.status).toBe(201)
    const cookie = posted.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ')
    expect(cookie).toMatch(/cookie_consent_k=[\w-]{43}; cookie_consent_s=1/)
    const mine = await fetch(`${url}/v1/subjects/me`, { headers: { cookie } })
    expect(await mine.json()).toMatchObject({ newest: { kind: 'consent' } })
    const erased = await fetch(`${url}/v1/subjects/me`, { method: 'DELETE', headers: { cookie } })
    expect(await erased.json()).toEqual({ erased: 1 })
    expect((await storage.records()).items).toEqual([])
  })

  it('R66 limits by the address of the connection', async () => {
    const { url } = await serve({ address: 2 })
    const statuses = []
    for (let turn = 0; turn < 3; turn++) statuses.push((await fetch(`${url}/v1/context`)).status)
    expect(statuses).toEqual([200, 200, 429])
  })

  it('R67 refuses an endless body, and goes on serving', async () => {
    const { port, url, storage } = await serve()
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { authorization: `Bearer ${newKey()}`, 'content-type': 'application/json' }
      const request = httpRequest(
        { port, host: '127.0.0.1', path: '/v1/records', method: 'POST', headers },
        (response) => {
          clearInterval(timer)
          resolve(response)
          request.destroy()
        },
      )
      const timer = setInterval(() => request.write(' '.repeat(4_096)), 1)
      request.on('error', reject)
    })
    expect(answer.statusCode).toBe(413)
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await storage.records()).items).toEqual([])
  })

  it('R67 survives broken requests, and lets no header through that was smuggled in', async () => {
    const { port, url, errors } = await serve()
    const start = 'POST /v1/records HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n'
    const broken = [
      'GET / HTTP/9.9\r\n\r\n',
      'GET /v1/context HTTP/1.1\r\n\r\n',
      'GET http://[::1 HTTP/1.1\r\nHost: a\r\n\r\n',
      'GET //evil.example/v1/context HTTP/1.1\r\nHost: a b\r\n\r\n',
      'GET /v1/context?a=%0d%0aSet-Cookie:%20x=1 HTTP/1.1\r\nHost: a\r\nOrigin: https://a%0d%0aX: 1\r\n\r\n',
      `${start}Content-Length: 5\r\nContent-Length: 6\r\n\r\n{}`,
      `${start}Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n{}`,
      `${start}Authorization: Bearer ${newKey()}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n`,
    ]
    for (const text of broken) {
      const answer = await raw(port, text)
      expect(answer, text).toMatch(/^HTTP\/1\.1 (200|400|401|404|405|505) /)
      expect(answer.toLowerCase()).not.toContain('set-cookie')
    }
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect(errors).toEqual([])
  })

  it('takes a record without a Request, and leaves what is unusual to the handler', async () => {
    const api = createConsentApi({ config, storage: memoryStorage(), secret: SECRET })
    const asked: string[] = []
    const { direct } = api.fetch
    const handler = async (request: Request, client: unknown) => {
      asked.push(request.url)
      return api.fetch(request, client)
    }
    const { port } = await listen(toNodeListener({ ...api, fetch: Object.assign(handler, direct && { direct }) }))
    const post = async (path: string, headers: readonly string[], content: string = body) =>
      raw(port, [`POST ${path} HTTP/1.1`, ...headers, `Authorization: Bearer ${newKey()}`, '', content].join('\r\n'))
    const json = 'Content-Type: application/json'
    const length = `Content-Length: ${body.length}`
    expect(await post('/v1/records', ['Host: a', json, length])).toMatch(/^HTTP\/1\.1 201 /)
    expect(asked).toEqual([])
    const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
    expect(await post('/v1/records', ['Host: a', json, 'Transfer-Encoding: chunked'], chunked)).toMatch(/ 201 /)
    expect(await post('/v1/records?a', ['Host: a', json, length])).toMatch(/ 201 /)
    expect(await post('/v1/records', ['Host: A', json, length])).toMatch(/ 201 /)
    expect(await post('/v1/records', ['Host: a', json, 'Content-Length: 20000'])).toMatch(/ 413 /)
    expect(asked).toHaveLength(4)
  })

  it('passes every request through a handler that stands in front of the own one', async () => {
    const api = createConsentApi({ config, storage: memoryStorage(), secret: SECRET })
    const closed = async () => new Response('closed for today', { status: 503 })
    const { url } = await listen(toNodeListener({ ...api, fetch: closed }))
    const headers = { authorization: `Bearer ${newKey()}`, 'content-type': 'application/json' }
    expect((await fetch(`${url}/v1/records`, { method: 'POST', headers, body })).status).toBe(503)
  })

  it('keeps the headers that the server set before it', async () => {
    const listener = toNodeListener(createConsentApi({ config, storage: memoryStorage(), secret: SECRET }))
    const { url } = await listen((request, response) => {
      response.setHeader('x-server', 'ours')
      listener(request, response)
    })
    const headers = { authorization: `Bearer ${newKey()}`, 'content-type': 'application/json' }
    const answer = await fetch(`${url}/v1/records`, { method: 'POST', headers, body })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('x-server')).toBe('ours')
    expect(answer.headers.getSetCookie()).toHaveLength(2)
  })

  it('R66 takes no key from a request that has two', async () => {
    const { port, storage } = await serve()
    const start = 'POST /v1/records HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n'
    const keys = `Authorization: Bearer ${newKey()}\r\nAuthorization: Bearer ${newKey()}\r\n`
    const answer = await raw(port, `${start}${keys}Content-Length: ${body.length}\r\n\r\n${body}`)
    expect(answer).toMatch(/^HTTP\/1\.1 401 /)
    expect((await storage.records()).items).toEqual([])
  })

  it('R71 keeps nothing of a body that broke off, and can be closed after it', async () => {
    const started: unknown[] = []
    const api = createConsentApi({
      config,
      storage: memoryStorage(),
      secret: SECRET,
      log: (entry) => started.push(entry),
    })
    const { port } = await listen(toNodeListener(api))
    const socket = connect(port, '127.0.0.1')
    const start = `POST /v1/records HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: Bearer ${newKey()}\r\n`
    socket.write(`${start}Content-Length: ${body.length}\r\n\r\n${body.slice(0, -1)}`, () => socket.destroy())
    await expect.poll(() => started).toMatchObject([{ status: 400, code: 445 }])
    await api.close()
  })

  it('makes no more of an export than its reader takes, and ends with the reader', async () => {
    let pages = 0
    const row = {
      subject: '8b1a9953-c461-4296-a827-abf8c47804d7',
      id: '019a0000-0000-7000-8000-000000000000',
      kind: 'consent' as const,
      body: 'of a format that nobody knows',
      receivedAt: NOW,
      effectiveAt: NOW,
      validUntil: NOW,
      grants: 0,
      notice: 'custom' as const,
      mac: 'm'.repeat(1_000_000),
      writer: 1,
      seal: 1,
    }
    const records = async () => {
      pages += 1
      return { items: [row], next: 'another one, for ever' }
    }
    const token = 'an-admin-token-of-32-characters-or-more'
    const admin = { tokens: [token], onAccess: () => undefined }
    const { url } = await serve({}, { storage: { ...memoryStorage(), records }, admin })
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}` }
      httpRequest(`${url}/v1/records?format=ndjson`, { headers }, resolve).on('error', reject).end()
    })
    answer.on('error', () => undefined)
    // Nobody reads: the pages end where the buffers of the connection are full.
    const madeMeanwhile = async (): Promise<number> => {
      const before = pages
      for (let turn = 0; turn < 20; turn++) await (await fetch(`${url}/healthz`)).text()
      return pages - before
    }
    await expect.poll(madeMeanwhile).toBe(0)
    expect(pages).toBeLessThan(40)
    answer.destroy()
    await expect.poll(madeMeanwhile).toBe(0)
  })

  it('R67 is not held up by bodies that never end: they are ended, and nothing of them is kept', async () => {
    const { port, url, storage, errors } = await serve({}, {}, { requestTimeout: 500, connectionsCheckingInterval: 50 })
    const start = `POST /v1/records HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nAuthorization: Bearer ${newKey()}\r\n`
    const answers = await Promise.all(
      Array.from({ length: 20 }, async () =>
        raw(port, `${start}Content-Length: ${body.length}\r\n\r\n${body.slice(0, -1)}`),
      ),
    )
    expect(new Set(answers.map((answer) => answer.split('\r\n', 1)[0]))).toEqual(
      new Set(['HTTP/1.1 408 Request Timeout']),
    )
    expect((await fetch(`${url}/healthz`)).status).toBe(200)
    expect((await storage.records()).items).toEqual([])
    expect(errors).toEqual([])
  })

  it.each([
    ['an unknown byte', [0xff]],
    ['half a character', [0xc3]],
    ['half a surrogate', [0xed, 0xa0, 0x80]],
    ['a character in more bytes than it needs', [0xc0, 0xaf]],
  ])('R67 keeps nothing of a body that says how long it is and holds %s', async (_, bytes) => {
    const { url, storage } = await serve()
    const headers = { authorization: `Bearer ${newKey()}`, 'content-type': 'application/json' }
    const [start = '', end = ''] = body.split('Hosting')
    expect(end).not.toBe('')
    const wrong = Buffer.concat([Buffer.from(start), Buffer.from(bytes), Buffer.from(end)])
    const answer = await fetch(`${url}/v1/records`, { method: 'POST', headers, body: wrong })
    expect([answer.status, await answer.json()]).toMatchObject([400, { code: 445 }])
    expect((await storage.records()).items).toEqual([])
  })

  it('R67 reads a body as far as it claims to go, and takes what follows for another request', async () => {
    const { port, storage } = await serve()
    const start = 'POST /v1/records HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n'
    const short = `${start}Authorization: Bearer ${newKey()}\r\nContent-Length: 10\r\n\r\n${body}`
    expect(await raw(port, short)).toMatch(/^HTTP\/1\.1 400 /)
    const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`
    const whole = `${start}Authorization: Bearer ${newKey()}\r\nTransfer-Encoding: chunked\r\n\r\n${chunked}`
    expect(await raw(port, whole)).toMatch(/^HTTP\/1\.1 201 /)
    expect((await storage.records()).items).toHaveLength(1)
  })

  it('R63 makes one row of 64 retries over 64 connections', async () => {
    const { url, storage } = await serve({ subject: 1_000 })
    const headers = { authorization: `Bearer ${newKey()}`, 'content-type': 'application/json' }
    const send = async () => (await fetch(`${url}/v1/records`, { method: 'POST', headers, body })).status
    const statuses = await Promise.all(Array.from({ length: 64 }, send))
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 200)).toHaveLength(63)
    expect((await storage.records()).items).toHaveLength(1)
  })
})
