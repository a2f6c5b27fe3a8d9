import { memoryStorage, type NewRecord } from 'fluxconsent/server'
import { describe, expect, it } from 'vitest'
import { DAY, exampleWith, NOW } from '../../core/exampleConfig.js'
import { ADMIN, envelope, newKey, post, recordOf, SITE, startApi } from './startApi.js'

const MINUTE = 60_000

describe('POST /v1/records', () => {
  it('R112 keeps a record with all its fields, and answers with a receipt', async () => {
    const started = startApi()
    const key = newKey()
    const record = recordOf('acceptAll', { at: NOW })
    const { body } = await post(started, key, record)
    expect(body).toMatchObject({
      id: record.id,
      key: 'cookie',
      notice: 'custom',
      receivedAt: new Date(NOW).toISOString(),
    })
    const { body: mine } = await started.send('GET', '/v1/subjects/me/records', { key })
    expect(mine.records).toHaveLength(1)
    expect(mine.records[0]).toMatchObject({ record, mac: body.mac, subject: body.subject, kind: 'consent' })
  })

  it.each(['acceptAll', 'rejectAll', 'withdraw'] as const)('R112 keeps one record for %s', async (act) => {
    const started = startApi()
    await post(started, newKey(), recordOf(act, { at: NOW }))
    expect((await started.storage.records()).items).toHaveLength(1)
  })

  it('R63 answers the same record again with the same receipt, whenever it was sent and however it is spelled', async () => {
    const started = startApi()
    const key = newKey()
    const record = recordOf('acceptAll', { at: NOW })
    const first = await post(started, key, record)
    started.clock.pass(MINUTE)
    const { event, ...rest } = record
    const again = await started.send('POST', '/v1/records', {
      key,
      body: envelope({ ...rest, event }, NOW + MINUTE),
    })
    expect(again.status).toBe(200)
    expect(again.body).toEqual(first.body)
    expect((await started.storage.records()).items).toHaveLength(1)
  })

  it('R63 refuses another body under the same id, and keeps the first', async () => {
    const started = startApi()
    const key = newKey()
    const record = recordOf('rejectAll', { at: NOW })
    await post(started, key, record)
    const other = { ...record, decisions: { ...record.decisions, marketing: 'granted' as const } }
    const answer = await started.send('POST', '/v1/records', { key, body: envelope(other) })
    expect(answer.body).toMatchObject({ status: 409, code: 452 })
    const { body } = await started.send('GET', '/v1/subjects/me', { key })
    expect(body.newest.record.decisions).toEqual(record.decisions)
  })

  it('R63 makes one row of 64 retries at once', async () => {
    const started = startApi({ rateLimit: { subject: 1_000 } })
    const key = newKey()
    const record = recordOf('acceptAll', { at: NOW })
    const answers = await Promise.all(
      Array.from({ length: 64 }, async () => started.send('POST', '/v1/records', { key, body: envelope(record) })),
    )
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(63)
    expect(new Set(answers.map(({ body }) => body.mac)).size).toBe(1)
    expect((await started.storage.records()).items).toHaveLength(1)
  })

  it('R69 flags a record whose texts are not kept, and knows them once they are registered', async () => {
    const started = startApi()
    const texts = { title: 'Your choice' }
    const hash = Buffer.from(
      await crypto.subtle.digest('SHA-256', new TextEncoder().encode('{"title":"Your choice"}')),
    ).toString('base64url')
    const early = await post(started, newKey(), recordOf('acceptAll', { at: NOW, notice: hash }))
    expect(early.body.notice).toBe('unknown')
    const about = { language: 'en', variant: 'banner', sdk: '0.1.0' }
    await started.send('PUT', `/v1/notices/${hash}`, { admin: true, body: { ...about, texts } })
    started.clock.pass(MINUTE + 1)
    const late = await post(started, newKey(), recordOf('acceptAll', { at: NOW + 1, notice: hash }))
    expect(late.body.notice).toBe('known')
    const shown = await started.send('GET', `/v1/notices/${hash}`)
    expect(JSON.parse(shown.body.body)).toEqual(texts)
    expect(shown.body).toMatchObject(about)
  })

  it('R69 registers no texts without an admin token, and none under a hash that is not theirs', async () => {
    const { send } = startApi()
    const hash = 'A'.repeat(43)
    const body = { language: 'en', variant: 'banner', sdk: '0.1.0', texts: { title: 'Forged' } }
    expect((await send('PUT', `/v1/notices/${hash}`, { body })).body.code).toBe(458)
    expect((await send('PUT', `/v1/notices/${hash}`, { admin: true, body })).body.code).toBe(464)
    expect((await send('GET', `/v1/notices/${hash}`)).status).toBe(404)
  })

  it('takes late records that name ids of a former config only when they are listed', async () => {
    const record = recordOf('rejectAll', { at: NOW })
    const late = { ...record, decisions: { ...record.decisions, heatmaps: 'denied' as const } }
    const strict = await startApi().send('POST', '/v1/records', { key: newKey(), body: envelope(late) })
    expect(strict.body).toMatchObject({ code: 456, issues: [{ path: 'record.decisions' }] })
    await post(startApi({ formerIds: ['heatmaps'] }), newKey(), late)
  })

  it('takes objections to activities, and what US law lets people refuse', async () => {
    const activity = {
      id: 'statistics',
      title: 'T',
      purpose: 'P',
      legalBasis: 'legitimate-interest',
      data: [],
    } as const
    const started = startApi({ config: exampleWith({ activities: [{ ...activity, retention: 'P1Y' }] }) })
    const record = recordOf('rejectAll', { at: NOW })
    const decisions = { ...record.decisions, statistics: 'denied', sale: 'denied', sensitive: 'denied' } as const
    const { body } = await post(started, newKey(), { ...record, decisions })
    expect(body.key).toBe('dropped')
  })

  it.each(['allow-session', 'allow-once'] as const)('R2 makes nobody recognised by %s', async (action) => {
    const once = recordOf('acceptAll', { at: NOW, change: { action, validDays: 0 } })
    const { body, cookies } = await post(startApi(), newKey(), once)
    expect(body).toMatchObject({ subject: null, key: 'dropped' })
    expect(cookies).toEqual({})
  })

  it('keeps a grant for one visit out of what counts on other devices', async () => {
    const started = startApi()
    const key = newKey()
    await post(started, key, recordOf('rejectAll', { at: NOW }))
    const once = recordOf('acceptAll', { at: NOW + 1, change: { action: 'allow-session', validDays: 0 } })
    started.clock.pass(1)
    await post(started, key, once)
    const { body } = await started.send('GET', '/v1/subjects/me', { key })
    expect(body.newest.record.event.action).toBe('reject-all')
  })
})

describe('the time of a record', () => {
  async function effectiveAt(at: number, sentAt: number): Promise<number> {
    const { body } = await post(startApi(), newKey(), recordOf('rejectAll', { at }), sentAt)
    return Date.parse(body.effectiveAt)
  }

  it('R65 is corrected by what the clock of the device is off', async () => {
    expect(await effectiveAt(NOW, NOW)).toBe(NOW)
    expect(await effectiveAt(NOW - 5 * DAY, NOW)).toBe(NOW - 5 * DAY)
    expect(await effectiveAt(NOW + 400 * DAY, NOW + 400 * DAY)).toBe(NOW)
    expect(await effectiveAt(NOW - 900 * DAY, NOW - 899 * DAY)).toBe(NOW - DAY)
  })

  it('R65 is not corrected by what a request takes on its way, which would turn the order of two acts around', async () => {
    expect(await effectiveAt(NOW - 40_000, NOW - 30_000)).toBe(NOW - 40_000)
    expect(await effectiveAt(NOW - 40_000, NOW - 30_001)).toBe(NOW - 9_999)
    const started = startApi()
    const key = newKey()
    await post(started, key, recordOf('acceptAll', { at: NOW - 9_000 }), NOW - 8_000)
    await post(started, key, recordOf('rejectAll', { at: NOW - 5_000 }), NOW - 100)
    const { body } = await started.send('GET', '/v1/subjects/me', { key })
    expect(body.newest.record.event.action).toBe('reject-all')
  })

  it('R65 is never in the future, whatever the device says', async () => {
    expect(await effectiveAt(NOW + 400 * DAY, NOW)).toBe(NOW)
    expect(await effectiveAt(NOW, NOW - 5_000 * DAY)).toBe(NOW)
  })

  it('R65 makes the newest record count, in whatever order they arrive', async () => {
    const started = startApi()
    const key = newKey()
    await post(started, key, recordOf('withdraw', { at: NOW - MINUTE }), NOW)
    await post(started, key, recordOf('acceptAll', { at: NOW - 2 * DAY }), NOW)
    const { body } = await started.send('GET', '/v1/subjects/me', { key })
    expect(body.newest.record.event.action).toBe('withdraw')
  })

  it('R65 lets the refusal win at the same time', async () => {
    for (const acts of [
      ['acceptAll', 'rejectAll'],
      ['rejectAll', 'acceptAll'],
    ] as const) {
      const started = startApi()
      const key = newKey()
      for (const act of acts) await post(started, key, recordOf(act, { at: NOW }))
      const { body } = await started.send('GET', '/v1/subjects/me', { key })
      expect(body.newest.record.event.action).toBe('reject-all')
    }
  })

  it('R65 does not let a future clock make a grant immortal', async () => {
    const appended: NewRecord[] = []
    const memory = memoryStorage()
    const storage = {
      ...memory,
      append: async (record: NewRecord) => {
        appended.push(record)
        return memory.append(record)
      },
    }
    const started = startApi({ storage })
    const key = newKey()
    const future = recordOf('acceptAll', { at: NOW + 3_000 * DAY })
    await post(started, key, { ...future, validUntil: '9999-12-31T00:00:00.000Z' })
    expect(appended[0]?.validUntil).toBe(NOW + 395 * DAY)
    started.clock.pass(1)
    await post(started, key, recordOf('rejectAll', { at: NOW + 1 }))
    const { body } = await started.send('GET', '/v1/subjects/me', { key })
    expect(body.newest.record.event.action).toBe('reject-all')
  })

  it.each([
    ['in 1970', Date.UTC(1970, 0, 2)],
    ['in 9000', Date.UTC(9000, 11, 30)],
  ])('R67 never costs a refusal, even of a device whose clock stands %s', async (_, at) => {
    const started = startApi()
    const key = newKey()
    const { body } = await post(started, key, recordOf('rejectAll', { at }))
    expect(Date.parse(body.effectiveAt)).toBe(NOW)
  })
})

describe('a storage', () => {
  it('that fails is answered with 500 or 503, and the record is not acknowledged', async () => {
    const memory = memoryStorage()
    const started = startApi({ storage: { ...memory, append: async () => Promise.reject(new Error('disk of alice')) } })
    const body = envelope(recordOf('rejectAll', { at: NOW }))
    const answer = await started.send('POST', '/v1/records', { key: newKey(), body })
    expect(answer.body).toMatchObject({ status: 500, code: 461 })
    expect(answer.text).not.toContain('alice')
    expect(answer.cookies).toEqual({})
    expect(started.errors).toHaveLength(1)
    expect((await started.send('GET', '/v1/context')).status).toBe(200)
  })

  it('that is down shows in the health', async () => {
    const memory = memoryStorage()
    const { send } = startApi({ storage: { ...memory, health: async () => ({ state: 'down', unsealed: 0 }) } })
    expect((await send('GET', '/healthz')).status).toBe(503)
    expect((await startApi().send('GET', '/healthz')).body).toEqual({ state: 'up' })
  })
})

describe('createConsentApi', () => {
  const start = (change: object) => () => startApi(change)

  it('refuses a secret, an origin, a path or a token that is not usable', () => {
    expect(start({ secret: 'short' })).toThrow(/FC440/)
    expect(start({ secret: [] })).toThrow(/FC440/)
    // What JavaScript reads of a variable that is not set.
    expect(start({ secret: JSON.parse('{}').secret })).toThrow(/FC440/)
    for (const origin of ['http://shop.example', 'https://shop.example/', 'shop.example', '*', 'null'])
      expect(start({ origins: [origin] })).toThrow(/FC441/)
    for (const basePath of ['/', 'api', '/api/', '/a b', '/*', '//a', '/.', '/..', '/a/..', '/a/./b'])
      expect(start({ basePath })).toThrow(/FC442/)
    expect(start({ admin: { tokens: ['short'], onAccess: () => undefined } })).toThrow(/FC443/)
    expect(start({ origins: ['http://localhost:3000', 'https://a.example'], basePath: '/api/..consent' })).not.toThrow()
  })

  it('lives under a path', async () => {
    const { send } = startApi({ basePath: '/api/consent' })
    expect((await send('GET', '/api/consent/v1/context')).status).toBe(200)
    expect((await send('GET', '/v1/context')).status).toBe(404)
    expect((await send('GET', '/.well-known/gpc.json')).status).toBe(200)
    expect((await send('GET', '/api/consent/openapi.json')).body.paths).toHaveProperty('/api/consent/v1/records.post')
  })

  it('has no admin routes unless somebody may use them', async () => {
    const { api, send } = startApi({}, 'nobody')
    const headers = { authorization: `Bearer ${ADMIN}` }
    expect((await api.fetch(new Request(`${SITE}/v1/stats`, { headers }))).status).toBe(404)
    expect((await send('GET', '/openapi.json')).body.paths).not.toHaveProperty('/v1/stats')
  })
})
