import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import { NOW } from '../../core/exampleConfig.js'
import { envelope, newKey, post, recordOf, startApi, type Json } from './startApi.js'

const record = recordOf('acceptAll', { at: NOW })
const text = JSON.stringify(envelope(record))

/** Each with the problem that it is answered with. */
const HOSTILE: readonly (readonly [string, unknown, number])[] = [
  ['no JSON', '{', 445],
  ['an empty body', '', 445],
  ['JSON and more', `${text} x`, 445],
  ['invalid UTF-8', new Uint8Array([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]), 445],
  ['half a character at the end', new Uint8Array([...Buffer.from(text), 0xc3]), 445],
  ['invalid UTF-8 inside of a text', new Uint8Array(Buffer.from(text.replace('Hosting', '\u00ff'), 'latin1')), 445],
  ['UTF-16', new Uint8Array(Buffer.from(text, 'utf16le')), 445],
  ['null', 'null', 456],
  ['a number', '1', 456],
  ['a list', `[${text}]`, 456],
  ['a string', '"record"', 456],
  ['an empty object', '{}', 456],
  ['a record without an envelope', record, 456],
  ['an envelope without a record', { sentAt: NOW }, 456],
  ['another key in the envelope', { record, sentAt: NOW, admin: true }, 456],
  ['a wish for cookies that is text', { record, sentAt: NOW, cookies: 'false' }, 456],
  ['a time that is text', { record, sentAt: String(NOW) }, 456],
  ['a time that is no whole number', { record, sentAt: 0.5 }, 456],
  ['a time beyond all times', `{"record":${JSON.stringify(record)},"sentAt":1e300}`, 456],
  ['a time beyond all times, by one', { record, sentAt: 8.64e15 + 1 }, 456],
  ['a time that is too large for a number', `{"record":${JSON.stringify(record)},"sentAt":1e999}`, 456],
  ...[
    '2026-13-01T00:00:00',
    '2026-02-30T00:00:00',
    '2026-01-01T24:00:00',
    '2026-01-01T23:60:00',
    '9999-99-99T99:99:99',
  ].map((time) => [`the end ${time}`, envelope({ ...record, validUntil: `${time}.000Z` }), 456] as const),
  ['deep nesting', `{"record":${'['.repeat(7_000)}${']'.repeat(7_000)},"sentAt":1}`, 456],
  ['deep nesting of objects', `{"record":${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)},"sentAt":1}`, 456],
  ['__proto__ in the envelope', text.replace('{', '{"__proto__":{"isAdmin":true},'), 456],
  ['__proto__ in the record', text.replace('"schemaVersion"', '"__proto__":{"a":1},"schemaVersion"'), 456],
  ['__proto__ as an id', text.replace('"marketing":', '"__proto__":'), 456],
  ['constructor as an id', text.replaceAll('"marketing":', '"constructor":'), 456],
  ['an unknown category', envelope({ ...record, decisions: { unknown: 'granted' } }), 456],
  ['an unknown service', envelope({ ...record, asked: { spy: 'abcd' } }), 456],
  ['an unknown agreement', envelope({ ...record, agreement: { id: 'soul', kind: 'consent', version: '1' } }), 456],
  ['an unknown key in the record', envelope({ ...record, ip: '192.0.2.1' } as never), 456],
  ['a future version of the format', envelope({ ...record, schemaVersion: '2.0' } as never), 456],
  ['a decision that is none', envelope({ ...record, decisions: { marketing: 'yes' } } as never), 456],
  ['a random id', envelope({ ...record, id: 'aaaaaaaa-aaaa-4aaa-8aaa-aaaaaaaaaaaa' }), 456],
  [
    'a path in the origin',
    envelope({ ...record, context: { ...record.context, origin: 'https://a.example/me' } }),
    456,
  ],
  ['a record of more than 4 KiB', envelope({ ...record, controller: { name: 'x'.repeat(5_000), contact: 'x' } }), 456],
  ['a body of 16 KiB and one byte', `${text}${' '.repeat(16_385 - text.length)}`, 454],
]

/** Text that has broken servers before, for every place of a record that takes text. */
const POISON = [
  "'; DROP TABLE records; --",
  "1' OR '1'='1",
  '$1; SELECT pg_sleep(10)',
  'a\r\nSet-Cookie: admin=1',
  'a\nb',
  '\u0000',
  '\ud800',
  '<script>alert(1)</script>',
  '../../etc/passwd',
  '%00%0d%0a',
  '=cmd|calc!A1',
]

function leavesOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return typeof value === 'string' || value === null ? [path] : []
  return Object.entries(value).flatMap(([key, part]) => leavesOf(part, [...path, key]))
}

function withLeaf(value: Json, [key, ...rest]: readonly string[], leaf: string): Json {
  return key === undefined ? leaf : { ...value, [key]: withLeaf(value[key], rest, leaf) }
}

describe('a hostile body', () => {
  it.each(HOSTILE)('R67 is clearly refused, and nothing is stored: %s', async (_, body, code) => {
    const started = startApi()
    const answer = await started.send('POST', '/v1/records', { key: newKey(), body })
    expect(answer.body.code, answer.text).toBe(code)
    expect(answer.cookies).toEqual({})
    expect((await started.storage.records()).items).toEqual([])
    expect(started.errors).toEqual([])
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false)
    await post(started, newKey(), record)
  })

  it.each([
    ['no type', ''],
    ['text', 'text/plain;charset=UTF-8'],
    ['a form', 'application/x-www-form-urlencoded'],
    ['XML', 'application/xml'],
    ['a type that only begins alike', 'application/jsonp'],
    ['two types', 'application/json, text/plain'],
    ['another character set', 'application/json; charset=utf-16'],
  ])('R67 is refused with the type of %s', async (_, type) => {
    const started = startApi()
    const answer = await started.send('POST', '/v1/records', {
      key: newKey(),
      body: text,
      headers: { 'content-type': type },
    })
    expect(answer.body).toMatchObject({ status: 415, code: 455 })
    expect((await started.storage.records()).items).toEqual([])
  })

  it('R67 is refused when it is compressed, which could hide any size', async () => {
    const { send } = startApi()
    const headers = { 'content-encoding': 'gzip' }
    expect((await send('POST', '/v1/records', { key: newKey(), body: text, headers })).body.code).toBe(455)
  })

  it('R67 is read no further than 16 KiB, whatever length it claims', async () => {
    const { api } = startApi()
    let sent = 0
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1_024
        controller.enqueue(new Uint8Array(1_024).fill(32))
        if (sent > 50_000_000) controller.close()
      },
    })
    const headers = { authorization: `Bearer ${newKey()}`, 'content-type': 'application/json', 'content-length': '10' }
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers, body, duplex: 'half' }
    const response = await api.fetch(new Request('https://shop.example/v1/records', init))
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(64 * 1_024)
  })

  it('R67 is refused when the record has more than 4 KiB, however right all of it is', async () => {
    const formerIds = Array.from({ length: 120 }, (_, index) => `former-service-number-${index + 100}`)
    const started = startApi({ formerIds })
    const withIds = (ids: readonly string[]) =>
      envelope({ ...record, decisions: Object.fromEntries(ids.map((id) => [id, 'granted'] as const)) })
    const tooLarge = await started.send('POST', '/v1/records', { key: newKey(), body: withIds(formerIds) })
    expect(tooLarge.body).toMatchObject({
      code: 456,
      issues: [{ path: 'record', message: 'is larger than 4096 bytes' }],
    })
    expect((await started.storage.records()).items).toEqual([])
    const body = withIds(formerIds.slice(0, 60))
    expect((await started.send('POST', '/v1/records', { key: newKey(), body })).status).toBe(201)
  })

  it('R67 is accepted up to 16 KiB', async () => {
    const started = startApi()
    const body = `${text}${' '.repeat(16_384 - text.length)}`
    expect((await started.send('POST', '/v1/records', { key: newKey(), body })).status).toBe(201)
  })

  it('R67 cannot carry poison in any text of a record: it is refused, or kept as the text that it is', async () => {
    const started = startApi({ rateLimit: { subject: 1e6 } })
    for (const path of leavesOf(record)) {
      for (const poison of POISON) {
        const key = newKey()
        const body = { record: withLeaf(record, path, poison), sentAt: NOW }
        const answer = await started.send('POST', '/v1/records', { key, body })
        expect([201, 422], `${path.join('.')}: ${poison}`).toContain(answer.status)
        expect(answer.headers.has('admin')).toBe(false)
        if (answer.status === 422) continue
        const { body: mine } = await started.send('GET', '/v1/subjects/me', { key })
        expect(mine.newest.record).toEqual(body.record)
      }
    }
    expect(started.errors).toEqual([])
  })

  it('R67 gets no exception out of the server, whatever JSON it is', async () => {
    const started = startApi({ rateLimit: { subject: 1e6 } })
    const key = newKey()
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.json(),
          fc.json().map((json) => `{"record":${json},"sentAt":1}`),
        ),
        async (body) => {
          const answer = await started.send('POST', '/v1/records', { key, body })
          expect([445, 454, 456]).toContain(answer.body.code)
        },
      ),
      { numRuns: 300 },
    )
    expect(started.errors).toEqual([])
  })

  it('R67 may name a key twice: what was checked is what is kept, and the last one is both', async () => {
    const started = startApi()
    const key = newKey()
    const twice = text.replace('"decisions":{', '"decisions":{"marketing":"granted"},"decisions":{')
    expect(twice).not.toBe(text)
    const worse = text.replace('"decisions":{', '"decisions":{},"decisions":{"spy":"granted"},"_":{')
    expect((await started.send('POST', '/v1/records', { key, body: worse })).body.code).toBe(456)
    expect((await started.send('POST', '/v1/records', { key, body: twice })).status).toBe(201)
    expect((await started.send('POST', '/v1/records', { key, body: text })).status).toBe(200)
    const [kept] = (await started.storage.records()).items
    expect(kept?.body.match(/"decisions"/g)).toHaveLength(1)
    expect(JSON.parse(kept?.body ?? '').decisions).toEqual(record.decisions)
  })

  it('R67 never comes back in the answer, but for the names of its own keys', async () => {
    const { send } = startApi()
    const secret = 'my-name-is-alice'
    const body = { record: { ...record, event: { ...record.event, action: secret } }, sentAt: NOW }
    const answer = await send('POST', '/v1/records', { key: newKey(), body })
    expect(answer.status).toBe(422)
    expect(answer.text).not.toContain(secret)
  })
})

describe('a body with more in it than it may have', () => {
  const texts = { language: 'en', variant: 'banner', sdk: '1', texts: {} }
  it.each([
    ['PUT', '/v1/subjects/me/restriction', { processing: 'restricted' }],
    ['POST', '/v1/subjects/me/link', { token: 'a.b.c' }],
    ['POST', '/v1/accounts/agreement', { account: 'a', agreement: 'newsletter' }],
    ['PUT', '/v1/accounts/agreement', { account: 'a', agreement: 'newsletter', act: 'agree' }],
    ['POST', '/v1/accounts/erasure', { account: 'a' }],
    ['PUT', `/v1/notices/${'A'.repeat(43)}`, texts],
  ] as const)('R67 is refused, and nothing comes of it: %s %s', async (method, path, body) => {
    const started = startApi()
    const whose = path.startsWith('/v1/subjects') ? { key: newKey() } : { admin: true }
    for (const more of ['"isAdmin":true', '"__proto__":{"isAdmin":true}', '"constructor":1', '"":0']) {
      const answer = await started.send(method, path, {
        ...whose,
        body: JSON.stringify(body).replace(/^{/, `{${more},`),
      })
      expect(answer.body, more).toMatchObject({ status: 422, code: 456, issues: [{ path: '' }] })
    }
    for (const instead of ['null', '[]', '"text"', '7', '{}']) {
      const answer = await started.send(method, path, { ...whose, body: instead })
      expect([answer.body.code, answer.status], instead).toEqual(
        instead === '{}' && path.endsWith('/link') ? [459, 401] : [456, 422],
      )
    }
    expect(await started.dump()).toBe(await startApi().dump())
    expect(started.errors).toEqual([])
  })
})

describe('a hostile address', () => {
  it.each([
    ['GET', '/v1/subjects/..%2f..%2fadmin', 404],
    ['GET', '/v1/subjects/019a0000-0000-7000-8000-000000000000', 404],
    ['GET', '/v1/notices/%27%3B%20DROP%20TABLE', 404],
    ['GET', '/v1/notices/%00', 404],
    ['GET', '/v1/notices/%E0%A4%A', 404],
    ['GET', `/v1/${'a/'.repeat(2_000)}`, 404],
    ['PATCH', '/v1/records', 405],
    ['POST', '/v1/context', 405],
    ['PUT', '/v1/subjects/me', 405],
    ['DELETE', '/healthz', 405],
  ])('R67 is clearly refused: %s %s', async (method, path, status) => {
    const { send, errors } = startApi()
    const answer = await send(method, path)
    expect(answer.status).toBe(status)
    expect(errors).toEqual([])
    if (status === 405) expect(answer.headers.get('allow')).toBeTruthy()
  })

  it.each([
    '/v1/records?limit=0',
    '/v1/records?limit=1001',
    '/v1/records?limit=1e3',
    '/v1/records?limit=10%3BDROP',
    '/v1/records?format=xml',
    '/v1/records?kind=everything',
    '/v1/records?from=yesterday',
    '/v1/records?to=2026-13-01',
    '/v1/records?after=%0d%0a',
    "/v1/records?after=' OR 1=1--",
    '/v1/records?after=1.2',
    '/v1/records?format=ndjson&from=2026-02-30x',
    '/v1/stats?from=2026-02-30',
    '/v1/stats?from=2026-02-02&to=2026-02-01',
    '/v1/stats?from=1900-01-01',
    "/v1/stats?from=2026-01-01'--",
    '/v1/verify?heads=1:2:3',
    '/v1/verify?heads=',
    '/v1/verify?subject=',
    '/v1/verify?subject=me',
    "/v1/verify?subject=' OR 1=1--",
    '/v1/verify?subject=hJ3mQ0x5T9u2Yw7cRk4LeB',
    '/v1/verify?subject=AAAAAAAAAAAAAAAAAAAAAA',
    '/v1/verify?subject=00000000-0000-0000-0000-000000000000',
    '/v1/verify?subject=849DE643-4C79-4FDB-B663-0EDC464E0B78',
    '/v1/verify?subject=hJ3mQ0x5T9u2Yw7cRk4LeA%00',
    `/v1/verify?heads=1:2:${'a'.repeat(32)}&subject=hJ3mQ0x5T9u2Yw7cRk4LeA`,
  ])('R67 has queries that are refused by name: %s', async (path) => {
    const { send } = startApi()
    const answer = await send('GET', path, { admin: true })
    expect(answer.body).toMatchObject({ status: 422, code: 463 })
    expect(path).toMatch(new RegExp(`[?&]${answer.body.issues[0].path}=`))
  })
})
