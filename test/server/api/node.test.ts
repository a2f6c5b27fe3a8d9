import { createConsentApi, memoryStorage, toNodeListener } from 'fluxconsent/server'
import { createServer, request as httpRequest, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { NOW } from '../../core/exampleConfig.js'
import { config, envelope, newKey, recordOf, SECRET } from './startApi.js'

const body = JSON.stringify(envelope(recordOf('acceptAll', { at: NOW })))

async function serve(rateLimit = {}) {
  const storage = memoryStorage()
  const errors: unknown[] = []
  const api = createConsentApi({ config, storage, secret: SECRET, rateLimit, onError: (error) => errors.push(error) })
  const server = createServer(toNodeListener(api))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => void server.close(resolve))
    await api.close()
  })
  return { port, url: `http://127.0.0.1:${port}`, storage, errors }
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
