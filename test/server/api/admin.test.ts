import { hashAccount, signLinkToken } from 'fluxconsent/server'
import { describe, expect, it } from 'vitest'
import { DAY, exampleInput, exampleWith, NOW } from '../../core/exampleConfig.js'
import { ADMIN, agreementRecord, newKey, post, recordOf, SECRET, startApi, type StartedApi } from './startApi.js'

const ROUTES = [
  ['GET', '/v1/records'],
  ['GET', '/v1/records?format=ndjson'],
  ['GET', '/v1/stats'],
  ['GET', '/v1/verify'],
  ['GET', '/v1/verify?subject=hJ3mQ0x5T9u2Yw7cRk4LeA'],
  ['GET', '/v1/accounts/outdated'],
  ['POST', '/v1/accounts/agreement', { account: 'user-7', agreement: 'newsletter' }],
  ['PUT', '/v1/accounts/agreement', { account: 'user-7', agreement: 'newsletter', act: 'confirm' }],
  ['POST', '/v1/accounts/erasure', { account: 'user-7' }],
  ['PUT', `/v1/notices/${'A'.repeat(43)}`, { language: 'en', variant: 'a', sdk: '1', texts: {} }],
] as const

async function link({ send, clock }: StartedApi, key: string, account: string): Promise<void> {
  const token = await signLinkToken({ account, secret: SECRET, now: clock() })
  expect((await send('POST', '/v1/subjects/me/link', { key, body: { token } })).status).toBe(200)
}

describe('the admin routes', () => {
  it.each(ROUTES)('R66 open to an admin token alone: %s %s', async (method, path, body?: object) => {
    const { send, accesses } = startApi()
    const tokens = ['', 'x', ADMIN.slice(0, -1), `${ADMIN}x`, ADMIN.toUpperCase(), newKey()]
    for (const token of tokens) {
      const answer = await send(method, path, { key: token, ...(body && { body }) })
      expect(answer.body).toMatchObject({ status: 401, code: 458 })
    }
    const cookie = `cookie_consent_k=${ADMIN}; authorization=${ADMIN}`
    expect((await send(method, path, { headers: { cookie }, ...(body && { body }) })).status).toBe(401)
    expect(accesses).toEqual([])
    expect((await send(method, path, { admin: true, ...(body && { body }) })).status).not.toBe(401)
  })

  it.each(ROUTES)('R133 note each access before it is answered: %s %s', async (method, path, body?: object) => {
    const { send, accesses } = startApi()
    await send(method, path, { admin: true, ...(body && { body }) })
    expect(accesses).toEqual([
      {
        at: new Date(NOW).toISOString(),
        method,
        route: path.replace(/\?.*/, '').replace(/A{43}/, ':hash'),
        token: 0,
      },
    ])
  })

  it('R133 answer nothing that cannot be noted', async () => {
    const onAccess = async () => Promise.reject(new Error('the log is full'))
    const started = startApi({ admin: { tokens: [ADMIN], onAccess } })
    await post(started, newKey(), recordOf('acceptAll', { at: NOW }))
    const answer = await started.send('GET', '/v1/records', { admin: true })
    expect(answer.body.code).toBe(461)
  })
})

describe('GET /v1/records', () => {
  it('pages through all records, each once', async () => {
    const started = startApi()
    for (let at = 0; at < 7; at++) await post(started, newKey(), recordOf('acceptAll', { at: NOW + at }), NOW + at)
    const seen: string[] = []
    let after = ''
    do {
      const { body } = await started.send('GET', `/v1/records?limit=3${after}`, { admin: true })
      seen.push(...body.records.map(({ id }: { id: string }) => id))
      after = body.next === null ? '' : `&after=${encodeURIComponent(body.next)}`
    } while (after)
    expect(new Set(seen).size).toBe(7)
    expect(seen).toHaveLength(7)
  })

  it.each([
    ['ndjson', 25, 'application/x-ndjson; charset=utf-8'],
    ['csv', 26, 'text/csv; charset=utf-8'],
  ])('streams as %s, a page at a time', async (format, lines, type) => {
    const started = startApi()
    for (let at = 0; at < 25; at++) await post(started, newKey(), recordOf('rejectAll', { at: NOW + at }), NOW + at)
    const { text, headers } = await started.send('GET', `/v1/records?format=${format}`, { admin: true })
    expect(headers.get('content-type')).toBe(type)
    expect(headers.get('content-disposition')).toBe(`attachment; filename="records.${format}"`)
    expect(text.trimEnd().split('\n')).toHaveLength(lines)
  })

  it('breaks off when the storage fails in between, so that half an export never looks whole', async () => {
    const started = startApi()
    let pages = 0
    const page = async () => {
      pages += 1
      if (pages > 1) throw new Error('gone')
      return { items: [recordRow], next: 'more' }
    }
    const { api } = startApi({ storage: { ...started.storage, records: page } })
    const headers = { authorization: `Bearer ${ADMIN}` }
    const response = await api.fetch(new Request('https://shop.example/v1/records?format=ndjson', { headers }))
    await expect(response.text()).rejects.toThrow('gone')
  })

  it('reads the next page only when somebody reads on', async () => {
    const started = startApi()
    let pages = 0
    const row = recordRow
    const page = async () => {
      pages += 1
      return { items: Array.from({ length: 100 }, () => row), next: 'more' }
    }
    const { api } = startApi({ storage: { ...started.storage, records: page } })
    const headers = { authorization: `Bearer ${ADMIN}` }
    const response = await api.fetch(new Request('https://shop.example/v1/records?format=ndjson', { headers }))
    const reader = response.body?.getReader()
    let text = ''
    while (text.split('\n').length <= 150) text += new TextDecoder().decode((await reader?.read())?.value)
    // As many pages as hold these lines, and the one that stands ready behind them.
    expect(pages).toBeLessThanOrEqual(Math.floor(text.split('\n').length / 100) + 1)
    await reader?.cancel()
  })

  it('takes a kind and a span of time', async () => {
    const started = startApi()
    await post(started, newKey(), recordOf('acceptAll', { at: NOW }))
    await post(started, newKey(), agreementRecord('newsletter', ['agree', 'given'], NOW))
    const count = async (query: string) =>
      (await started.send('GET', `/v1/records?${query}`, { admin: true })).body.records.length
    expect(await count('kind=agreement')).toBe(1)
    expect(await count('from=2026-03-02')).toBe(0)
    expect(await count('from=2026-03-01&to=2026-03-02')).toBe(2)
    expect(await count('to=2026-03-01T12:00:00.000Z')).toBe(0)
  })
})

const recordRow = {
  subject: '00000000-0000-4000-8000-000000000000',
  id: '019ca945-0a00-745b-b8ed-dd89be244c1c',
  kind: 'consent',
  body: '{}',
  receivedAt: NOW,
  effectiveAt: NOW,
  validUntil: NOW,
  grants: 0,
  notice: 'custom',
  mac: '0'.repeat(32),
  writer: 1,
  seal: 1,
} as const

describe('GET /v1/stats', () => {
  it('covers the last 30 days unless it is told otherwise', async () => {
    const { send } = startApi()
    expect((await send('GET', '/v1/stats', { admin: true })).body).toMatchObject({
      from: '2026-01-31',
      to: '2026-03-01',
    })
    const { body } = await send('GET', '/v1/stats?from=2026-02-01&to=2026-02-28', { admin: true })
    expect(body).toMatchObject({ from: '2026-02-01', to: '2026-02-28' })
  })

  it('R133 counts by day, policy version, place, language, act and answer', async () => {
    const started = startApi()
    for (let person = 0; person < 10; person++) {
      await post(started, newKey(), recordOf('acceptAll', { at: NOW, language: 'ro' }))
    }
    await started.storage.rebuildStatistics({ from: '2026-03-01', to: '2026-03-01' })
    const { cells } = (await started.send('GET', '/v1/stats', { admin: true })).body
    const about = { day: '2026-03-01', policyVersion: '2026-02', jurisdiction: 'DE', language: 'ro', count: 10 }
    expect(cells[0]).toEqual({ ...about, measure: 'action', key: 'accept-all' })
    expect(cells).toContainEqual({ ...about, measure: 'granted', key: 'marketing' })
  })
})

describe('GET /v1/verify', () => {
  it('hands earlier heads to the storage', async () => {
    const started = startApi()
    const seen: unknown[] = []
    const verify: typeof started.storage.verify = async (options) => {
      seen.push(options?.heads)
      return started.storage.verify(options)
    }
    const { send } = startApi({ storage: { ...started.storage, verify } })
    expect((await send('GET', '/v1/verify', { admin: true })).body.result).toBe('intact')
    await send('GET', `/v1/verify?heads=1:2:${'a'.repeat(32)},3:4:${'b'.repeat(32)}`, { admin: true })
    expect(seen).toEqual([
      [],
      [
        { writer: 1, seal: 2, mac: 'a'.repeat(32) },
        { writer: 3, seal: 4, mac: 'b'.repeat(32) },
      ],
    ])
  })

  it('R68 checks the records of one subject, as an export, a receipt or a finding names it', async () => {
    const started = startApi()
    const key = newKey()
    const { body: receipt } = await post(started, key, recordOf('acceptAll', { at: NOW }))
    await post(started, newKey(), recordOf('acceptAll', { at: NOW }))
    const [stored] = (await started.storage.records()).items.filter(({ id }) => id === receipt.id)
    const check = async (subject: string) =>
      (await started.send('GET', `/v1/verify?subject=${subject}`, { admin: true })).body
    for (const subject of [receipt.subject, stored?.subject])
      expect(await check(subject)).toMatchObject({ result: 'intact', records: 1 })
    expect(await check('hJ3mQ0x5T9u2Yw7cRk4LeA')).toEqual({
      result: 'empty',
      records: 0,
      sealed: 0,
      unsealed: 0,
      findings: [],
    })
  })
})

describe('GET /v1/accounts/outdated', () => {
  it('R99 names the accounts whose newest record is under older texts, and since when', async () => {
    const policy = { ...exampleInput.policy, version: '2026-03' }
    const started = startApi({ config: exampleWith({ policy }) })
    const act = async (account: string, ...versions: readonly string[]) => {
      for (const policyVersion of versions) {
        const key = newKey()
        await post(started, key, recordOf('acceptAll', { at: started.clock(), change: { policyVersion } }))
        await link(started, key, account)
        started.clock.pass(1)
      }
    }
    await act('old', '2025-09')
    await link(started, newKey(), 'old')
    await act('current', '2026-03')
    await act('moved-on', '2025-09', '2026-03')
    await act('fell-back', '2026-03', '2026-02')
    const silent = newKey()
    await link(started, silent, 'silent')
    const restricted = newKey()
    await post(
      started,
      restricted,
      recordOf('acceptAll', { at: started.clock(), change: { policyVersion: '2025-09' } }),
    )
    await link(started, restricted, 'restricted')
    const body = { processing: 'restricted' }
    await started.send('PUT', '/v1/subjects/me/restriction', { key: restricted, body })
    await post(started, newKey(), recordOf('acceptAll', { at: started.clock(), change: { policyVersion: '2025-09' } }))

    const { text } = await started.send('GET', '/v1/accounts/outdated', { admin: true })
    const found = new Map(
      text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line))
        .map(({ account, ...told }) => [account, told]),
    )
    const iso = (after: number) => new Date(NOW + after).toISOString()
    const expected = new Map<string, object>()
    for (const [account, policyVersion, since] of [
      ['old', '2025-09', iso(0)],
      ['fell-back', '2026-02', iso(5)],
      ['silent', null, null],
    ] as const)
      expected.set(await hashAccount(account, SECRET), { policyVersion, since })
    expect(found).toEqual(expected)
  })

  it('R99 names an account that is the only one', async () => {
    const account = 'user-7'
    const started = startApi()
    const key = newKey()
    await post(started, key, recordOf('acceptAll', { at: started.clock(), change: { policyVersion: '2025-09' } }))
    await link(started, key, account)
    const { text } = await started.send('GET', '/v1/accounts/outdated', { admin: true })
    expect(JSON.parse(text)).toMatchObject({ account: await hashAccount(account, SECRET), policyVersion: '2025-09' })
  })
})

describe('POST /v1/accounts/agreement', () => {
  const ask = async ({ send }: StartedApi, account: string, agreement: string) =>
    (await send('POST', '/v1/accounts/agreement', { admin: true, body: { account, agreement } })).body

  it('R95 tells e-mail tracking apart from the newsletter, and no answer is a no', async () => {
    const started = startApi()
    const key = newKey()
    await post(started, key, agreementRecord('newsletter', ['agree', 'given'], NOW))
    await link(started, key, 'user-7')
    expect(await ask(started, 'user-7', 'newsletter')).toMatchObject({ state: 'given', granted: true })
    expect(await ask(started, 'user-7', 'email-tracking')).toMatchObject({ state: 'none', granted: false })
    expect(await ask(started, 'user-8', 'newsletter')).toMatchObject({ state: 'none', granted: false })
    await post(started, key, agreementRecord('email-tracking', ['agree', 'given'], NOW))
    expect(await ask(started, 'user-7', 'email-tracking')).toMatchObject({ state: 'given', granted: true })
  })

  it('R106 takes a newsletter that is not confirmed, or was taken back on any device, for a no', async () => {
    const started = startApi()
    const [phone, laptop] = [newKey(), newKey()]
    await post(started, phone, agreementRecord('newsletter', ['agree', 'requested'], NOW))
    await link(started, phone, 'user-7')
    await link(started, laptop, 'user-7')
    expect(await ask(started, 'user-7', 'newsletter')).toMatchObject({ state: 'requested', granted: false })
    started.clock.pass(1)
    await post(started, phone, agreementRecord('newsletter', ['confirm', 'given'], NOW + 1))
    expect((await ask(started, 'user-7', 'newsletter')).granted).toBe(true)
    started.clock.pass(1)
    await post(started, laptop, agreementRecord('newsletter', ['withdraw', 'withdrawn'], NOW + 2))
    expect(await ask(started, 'user-7', 'newsletter')).toMatchObject({ state: 'withdrawn', granted: false })
  })

  it('R106 R110 stays a no when what took it back is older than the retention, and a yes stays a yes', async () => {
    const started = startApi()
    const [phone, other] = [newKey(), newKey()]
    for (const key of [phone, other]) await post(started, key, agreementRecord('newsletter', ['agree', 'given'], NOW))
    await link(started, phone, 'user-7')
    await link(started, other, 'user-8')
    started.clock.pass(1)
    const body = { account: 'user-7', agreement: 'newsletter', act: 'withdraw' }
    await started.send('PUT', '/v1/accounts/agreement', { admin: true, body })
    await started.storage.retain(NOW + 4 * 366 * DAY)
    expect(await ask(started, 'user-7', 'newsletter')).toMatchObject({ granted: false })
    expect(await ask(started, 'user-8', 'newsletter')).toMatchObject({ state: 'given', granted: true })
  })

  it('R106 lets the no win when yes and no came at the same time', async () => {
    const started = startApi()
    const key = newKey()
    await post(started, key, agreementRecord('newsletter', ['withdraw', 'withdrawn'], NOW))
    await post(started, key, agreementRecord('newsletter', ['agree', 'given'], NOW))
    await link(started, key, 'user-7')
    expect((await ask(started, 'user-7', 'newsletter')).granted).toBe(false)
  })

  it('R101 is a no while the processing is restricted', async () => {
    const started = startApi()
    const key = newKey()
    await post(started, key, agreementRecord('newsletter', ['agree', 'given'], NOW))
    await link(started, key, 'user-7')
    await started.send('PUT', '/v1/subjects/me/restriction', { key, body: { processing: 'restricted' } })
    expect((await ask(started, 'user-7', 'newsletter')).granted).toBe(false)
  })
})

describe('PUT /v1/accounts/agreement', () => {
  const tell = async ({ send }: StartedApi, act: string, account = 'user-7', agreement = 'newsletter') =>
    send('PUT', '/v1/accounts/agreement', { admin: true, body: { account, agreement, act } })

  it('R106 records what a person confirms or takes back from an e-mail, away from every device', async () => {
    const started = startApi()
    const key = newKey()
    await post(started, key, agreementRecord('newsletter', ['agree', 'requested'], NOW))
    await link(started, key, 'user-7')
    for (const [act, state, granted] of [
      ['confirm', 'given', true],
      ['withdraw', 'withdrawn', false],
      ['request', 'requested', false],
      ['agree', 'given', true],
    ] as const) {
      started.clock.pass(1)
      expect((await tell(started, act)).body).toMatchObject({ agreement: 'newsletter', state, granted, version: '1' })
    }
    expect((await started.storage.records({ kind: 'agreement' })).items).toHaveLength(5)
    expect((await tell(started, 'withdraw', 'user-8')).body).toMatchObject({ state: 'withdrawn' })
  })

  it('R134 changes nothing about what the devices decided', async () => {
    const started = startApi()
    const key = newKey()
    await post(started, key, recordOf('acceptAll', { at: NOW }))
    await link(started, key, 'user-7')
    const account = async () => (await started.send('GET', '/v1/subjects/me', { key })).body.account
    const before = await account()
    started.clock.pass(1)
    await tell(started, 'confirm')
    expect(await account()).toEqual(before)
  })

  it('R67 takes no other act, no agreement that the config does not have, and no name that nobody could have', async () => {
    const started = startApi()
    for (const act of ['', 'toString', '__proto__', 'accept-all'])
      expect((await tell(started, act)).body).toMatchObject({ code: 456, issues: [{ path: 'act' }] })
    for (const agreement of ['soul', '\nnewsletter', 'newsletter\n', 'Newsletter', ''])
      expect((await tell(started, 'agree', 'user-7', agreement)).body.issues).toMatchObject([{ path: 'agreement' }])
    for (const account of ['', '\nuser-7', 'user-7\n', 'user\u0000', 'a'.repeat(257)])
      expect((await tell(started, 'agree', account)).body.issues).toMatchObject([{ path: 'account' }])
    expect((await started.storage.records()).items).toEqual([])
  })
})

describe('POST /v1/accounts/erasure', () => {
  it('R133 erases an account with its devices, and refuses what comes later', async () => {
    const started = startApi()
    const [key, stranger] = [newKey(), newKey()]
    await post(started, key, recordOf('acceptAll', { at: NOW }))
    await post(started, stranger, recordOf('acceptAll', { at: NOW }))
    await link(started, key, 'user-7')
    const body = { account: 'user-7', agreement: 'newsletter', act: 'agree' }
    await started.send('PUT', '/v1/accounts/agreement', { admin: true, body })
    const erasure = { admin: true, body: { account: 'user-7' } }
    expect((await started.send('POST', '/v1/accounts/erasure', erasure)).body).toEqual({ erased: 2 })
    expect((await started.send('GET', '/v1/subjects/me', { key })).status).toBe(404)
    expect((await started.send('GET', '/v1/subjects/me', { key: stranger })).status).toBe(200)
    expect((await started.send('PUT', '/v1/accounts/agreement', { admin: true, body })).status).toBe(410)
    expect((await started.storage.links()).items).toEqual([])
  })

  it('R133 erases all of the devices, however many there are', async () => {
    const started = startApi()
    await link(started, newKey(), 'user-7')
    const account = (await started.storage.links()).items[0]?.account ?? ''
    for (let count = 0; count < 1_001; count++)
      await started.storage.link({ subject: crypto.randomUUID(), account, at: NOW })
    const erasure = { admin: true, body: { account: 'user-7' } }
    expect((await started.send('POST', '/v1/accounts/erasure', erasure)).body).toEqual({ erased: 0 })
    expect((await started.storage.links()).items).toEqual([])
  })
})
