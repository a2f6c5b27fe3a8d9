import { createConsentApi, memoryStorage, openApi, toNodeListener } from 'fluxconsent/server'
import { createServer, METHODS as KNOWN } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, inject, it, onTestFinished } from 'vitest'
import { NOW } from '../../core/exampleConfig.js'
import { ADMIN, config, newKey, post, recordOf, SECRET, startApi, type Json } from './startApi.js'

const { paths }: Json = JSON.parse(JSON.stringify(openApi('', true)))
// A Node server answers methods that it does not know by itself.
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'PATCH', 'PROPFIND', 'QUERY', 'X'.repeat(300)].filter(
  (method) => inject('way') !== 'node' || KNOWN.includes(method),
)

/** Every route with the methods that it has. */
const ROUTES: readonly (readonly [string, readonly string[]])[] = Object.entries<object>(paths).map(
  ([template, operations]) => [
    template.replace('{hash}', 'A'.repeat(43)),
    Object.keys(operations).map((method) => method.toUpperCase()),
  ],
)

describe.each(ROUTES)('%s', (path, methods) => {
  it('R67 refuses every other method, says which there are, and does nothing', async () => {
    const started = startApi()
    await post(started, newKey(), recordOf('acceptAll', { at: NOW }))
    const before = await started.dump()
    const others = METHODS.filter(
      (method) => !methods.includes(method) && !(method === 'HEAD' && methods.includes('GET')),
    )
    for (const method of others) {
      const answer = await started.send(method, path, { key: newKey() })
      expect(answer.status, method.slice(0, 20)).toBe(405)
      // What answers GET answers HEAD, and preflights are answered everywhere.
      const allowed = answer.headers.get('allow')?.split(', ') ?? []
      expect(allowed.filter((each) => !['HEAD', 'OPTIONS'].includes(each)).sort()).toEqual([...methods].sort())
    }
    expect(await started.dump()).toBe(before)
    expect(started.errors).toEqual([])
  })

  it('R67 answers OPTIONS to nobody with more than the rules for other origins', async () => {
    const started = startApi()
    const answer = await started.send('OPTIONS', path, { origin: 'https://evil.example', admin: true })
    expect([answer.status, answer.text]).toEqual([204, ''])
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(started.accesses).toEqual([])
  })
})

it.each(ROUTES.filter(([, methods]) => methods.includes('GET')))(
  'R67 %s answers HEAD like GET, to the same people and without a body',
  async (path) => {
    const started = startApi()
    for (const admin of [true, false]) {
      const get = await started.send('GET', path, { admin })
      const head = await started.send('HEAD', path, { admin })
      expect([head.status, head.text]).toEqual([get.status, ''])
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'))
    }
  },
)

describe('an address on the wire', () => {
  async function serve(): Promise<(target: string, lines?: string) => Promise<string>> {
    const errors: unknown[] = []
    const api = createConsentApi({
      config,
      storage: memoryStorage(),
      secret: SECRET,
      basePath: '/consent',
      admin: { tokens: [ADMIN], onAccess: () => undefined },
      onError: (error) => errors.push(error),
    })
    const server = createServer(toNodeListener(api))
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
    onTestFinished(async () => {
      server.closeAllConnections()
      await new Promise((resolve) => void server.close(resolve))
      await api.close()
      expect(errors).toEqual([])
    })
    const address = server.address()
    const port = typeof address === 'object' && address ? address.port : 0
    return async (line, headers = 'Host: a\r\n') =>
      new Promise((resolve, reject) => {
        let answer = ''
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(`${line} HTTP/1.1\r\n${headers}Connection: close\r\n\r\n`)
        })
        socket.setEncoding('latin1')
        socket.on('data', (part: string) => (answer += part))
        socket.on('close', () => resolve(answer))
        socket.on('error', reject)
      })
  }

  it.each([
    '//consent/v1/context',
    '/consent//v1/context',
    '/consent/v1//context',
    '/consent/v1/context/',
    '/consent/v1/context;x',
    '/consent/v1/context%00',
    '/consent/v1/context%20',
    '/consent/v1%2fcontext',
    '/consent%2fv1/context',
    '/consent/v1/context%3fa=b',
    '/CONSENT/v1/context',
    '/v1/context',
    '/consent',
    '/consent/../v1/context',
    '/consent/.well-known/gpc.json',
    '/consent/v1/notices/..%2frecords',
    '/consent/v1/notices/%2e%2e%2frecords',
    `/${'../'.repeat(50)}etc/passwd`,
  ])('R67 is none: %s', async (target) => {
    const answer = await (await serve())(`GET ${target}`)
    expect(answer).toMatch(/^HTTP\/1\.1 404 /)
    expect(answer).toContain('"code":450')
  })

  it.each(['/consent/v1/notices/../records', '/consent/v1/notices/%2e%2e/records', '/consent/v1/%72ecords'])(
    'R66 is guarded like the one that it stands for: %s',
    async (target) => {
      expect(await (await serve())(`GET ${target}`)).toMatch(/^HTTP\/1\.1 401 /)
    },
  )

  it.each(['TRACE', 'PROPFIND', 'M-SEARCH', 'PURGE', 'PATCH'])('R67 does not know the method %s', async (method) => {
    const answer = await (await serve())(`${method} /consent/v1/context`, 'Host: a\r\nCookie: secret=1\r\n')
    expect(answer).toMatch(/^HTTP\/1\.1 405 /)
    expect(answer).not.toContain('secret')
  })

  it.each(['Host: a/../b?x\r\n', 'Host: \r\n', 'Host: user:word@a\r\n', ''])(
    'R67 belongs to no host of the name %j',
    async (headers) => {
      expect(await (await serve())('GET /consent/v1/context', headers)).toMatch(/^HTTP\/1\.1 400 /)
    },
  )

  it.each([
    ['two keys', `Authorization: Bearer ${newKey()}\r\nAuthorization: Bearer ${newKey()}\r\n`, 401],
    ['two types', 'Content-Type: application/json\r\nContent-Type: text/plain\r\n', 415],
    ['two types, the wrong one first', 'Content-Type: text/plain\r\nContent-Type: application/json\r\n', 415],
    ['two origins', 'Origin: http://a\r\nOrigin: https://evil.example\r\n', 403],
    ['an encoding that changes nothing', 'Content-Type: application/json\r\nContent-Encoding: identity\r\n', 415],
  ])('R67 takes no record with %s', async (_, more, status) => {
    const key = more.includes('Authorization') ? '' : `Authorization: Bearer ${newKey()}\r\n`
    const headers = `Host: a\r\n${key}Content-Length: 0\r\n${more}`
    expect(await (await serve())('POST /consent/v1/records', headers)).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
  })
})
