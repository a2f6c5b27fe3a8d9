import { describe, expect, it } from 'vitest'
import { NOW } from '../../core/exampleConfig.js'
import { envelope, newKey, recordOf, startApi } from './startApi.js'

const body = envelope(recordOf('acceptAll', { at: NOW }))
const LISTED = 'https://www.shop.example'

describe('a write', () => {
  const write = async (headers: Record<string, string>, origin?: string) => {
    const started = startApi({ origins: [LISTED] })
    const answer = await started.send('POST', '/v1/records', {
      key: newKey(),
      body,
      headers,
      ...(origin !== undefined && { origin }),
    })
    const kept = (await started.storage.records()).items.length
    return [answer.status, kept]
  }

  it.each([
    ['from the own origin', { 'sec-fetch-site': 'same-origin' }, undefined],
    ['from the own origin of an old browser', {}, undefined],
    ['from a listed origin', { 'sec-fetch-site': 'same-site' }, LISTED],
    ['from a listed origin of an old browser', {}, LISTED],
    ['behind a proxy that hides the name of the host', { 'sec-fetch-site': 'same-origin' }, 'https://public.example'],
  ])('R66 passes %s', async (_, headers, origin) => {
    expect(await write(headers, origin)).toEqual([201, 1])
  })

  it.each([
    ['from another site', { 'sec-fetch-site': 'cross-site' }, 'https://evil.example'],
    ['from another site of an old browser', {}, 'https://evil.example'],
    ['from a sandbox', {}, 'null'],
    [
      'from another host of the own site that is not listed',
      { 'sec-fetch-site': 'same-site' },
      'https://blog.shop.example',
    ],
    ['from a name that only begins like a listed one', {}, `${LISTED}.evil.example`],
    ['from a listed name on http', {}, LISTED.replace('https', 'http')],
    ['from another port', {}, `${LISTED}:8443`],
    ['from the address bar', { 'sec-fetch-site': 'none' }, 'https://evil.example'],
  ])('R66 is refused %s', async (_, headers, origin) => {
    expect(await write(headers, origin)).toEqual([403, 0])
  })

  it('R66 passes from a program, which brings no cookies of anybody', async () => {
    const { api } = startApi()
    const headers = { authorization: `Bearer ${newKey()}`, 'content-type': 'application/json' }
    const request = new Request('https://shop.example/v1/records', {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
    })
    expect((await api.fetch(request)).status).toBe(201)
  })

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])(
    'R66 is refused as a form of type %s, wherever it comes from',
    async (type) => {
      expect(await write({ 'content-type': type })).toEqual([415, 0])
    },
  )
})

describe('CORS', () => {
  const answerTo = async (origin: string, method = 'GET') =>
    (await startApi({ origins: [LISTED] }).send(method, '/v1/context', { origin })).headers

  it('R66 lets listed origins read, with their cookies', async () => {
    const headers = await answerTo(LISTED)
    expect(headers.get('access-control-allow-origin')).toBe(LISTED)
    expect(headers.get('access-control-allow-credentials')).toBe('true')
    expect(headers.get('vary')).toContain('Origin')
  })

  it.each(['https://evil.example', 'null', `${LISTED}.evil.example`])('R66 lets %s read nothing', async (origin) => {
    const headers = await answerTo(origin)
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect((await answerTo(origin, 'OPTIONS')).get('access-control-allow-origin')).toBeNull()
  })

  it('R66 answers the question of a browser before it asks', async () => {
    const headers = await answerTo(LISTED, 'OPTIONS')
    expect(headers.get('access-control-allow-origin')).toBe(LISTED)
    expect(headers.get('access-control-allow-methods')).toBe('GET,POST,PUT,DELETE')
    expect(headers.get('access-control-allow-headers')).toBe('authorization,content-type')
    // Else no cookie comes along, and the browser asks before each record.
    expect(headers.get('access-control-allow-credentials')).toBe('true')
    expect(headers.get('access-control-max-age')).toBe('7200')
  })

  it('R66 shows problems to listed origins too', async () => {
    const { send } = startApi({ origins: [LISTED] })
    const answer = await send('GET', '/v1/subjects/me', { origin: LISTED })
    expect(answer.status).toBe(401)
    expect(answer.headers.get('access-control-allow-origin')).toBe(LISTED)
  })
})

describe('every answer', () => {
  it.each(['/v1/context', '/v1/subjects/me', '/nowhere', '/openapi.json'])('has secure headers: %s', async (path) => {
    const { headers } = await startApi().send('GET', path)
    expect(Object.fromEntries(headers)).toMatchObject({
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'x-frame-options': 'DENY',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(headers.get('cache-control')).toContain('no-store')
    expect(headers.has('x-powered-by')).toBe(false)
  })
})
