import { describe, expect, it } from 'vitest'
import { DAY, NOW } from '../../core/exampleConfig.js'
import { agreementRecord, envelope, newKey, post, recordOf, startApi, type StartedApi } from './startApi.js'

const PLACES = [
  ['GET', '/v1/subjects/me'],
  ['GET', '/v1/subjects/me/records'],
  ['DELETE', '/v1/subjects/me'],
  ['PUT', '/v1/subjects/me/restriction', { processing: 'restricted' }],
  ['POST', '/v1/subjects/me/link', { token: 'x' }],
  ['DELETE', '/v1/subjects/me/link'],
  ['POST', '/v1/records', envelope(recordOf('acceptAll', { at: NOW }))],
] as const

/** Somebody who accepted, as their browser stands afterwards. */
async function accepted(started: StartedApi) {
  const key = newKey()
  const record = recordOf('acceptAll', { at: NOW })
  const { body, cookies } = await post(started, key, record)
  return { key, record, receipt: body, cookie: `cookie_consent_k=${cookies['cookie_consent_k']?.split(';', 1)[0]}` }
}

describe('the subject key', () => {
  it('R66 is answered as a cookie that scripts cannot read and other sites cannot send', async () => {
    const started = startApi()
    const key = newKey()
    const { cookies, body } = await post(started, key, recordOf('acceptAll', { at: NOW }))
    expect(cookies['cookie_consent_k']).toBe(`${key}; Path=/; Max-Age=${395 * 86_400}; SameSite=Lax; Secure; HttpOnly`)
    expect(body.key).toBe('cookie')
  })

  it('R66 opens the records by the cookie alone', async () => {
    const started = startApi()
    const { cookie, receipt } = await accepted(started)
    const { body } = await started.send('GET', '/v1/subjects/me', { headers: { cookie } })
    expect(body.subject).toBe(receipt.subject)
  })

  it('R66 is the first 16 bytes of a SHA-256 and never stored', async () => {
    const started = startApi()
    const { key, receipt } = await accepted(started)
    const hash = await crypto.subtle.digest('SHA-256', Buffer.from(key, 'base64url'))
    expect(receipt.subject).toBe(Buffer.from(hash).subarray(0, 16).toString('base64url'))
    expect(await started.dump()).not.toContain(key)
  })

  it.each(PLACES)('R66 is needed for %s %s', async (method, path, body?: object) => {
    const started = startApi()
    const answer = await started.send(method, path, { ...(body && { body }) })
    expect(answer.body).toMatchObject({ status: 401, code: 446 })
    expect(answer.headers.get('www-authenticate')).toBe('Bearer')
    expect((await started.storage.records()).items).toEqual([])
  })

  it.each([
    ['a truncated key', () => newKey().slice(0, -1)],
    ['a longer key', () => `${newKey()}A`],
    ['another spelling of a key', () => `${newKey().slice(0, -1)}B`],
    ['a key with a quote', () => `${newKey().slice(0, -1)}'`],
    ['the SQL of an old joke', () => "x'; DROP TABLE records; --"],
    ['no characters at all', () => ''],
    ['a record id', () => '019a0000-0000-7000-8000-000000000000'],
  ])('R66 is refused when it is %s', async (_, key) => {
    const started = startApi()
    for (const [method, path, body] of PLACES) {
      const answer = await started.send(method, path, { key: key(), ...(body && { body }) })
      expect(answer.body).toMatchObject({ status: 401, code: 447 })
    }
    expect((await started.storage.records()).items).toEqual([])
  })

  it('R66 is not taken from an address, a body, or another scheme', async () => {
    const started = startApi()
    const { key } = await accepted(started)
    const tries = [
      started.send('GET', `/v1/subjects/me?key=${key}&authorization=Bearer%20${key}`),
      started.send('GET', '/v1/subjects/me', { headers: { 'x-subject-key': key } }),
      started.send('DELETE', '/v1/subjects/me', { body: { key } }),
    ]
    for (const answer of await Promise.all(tries)) expect(answer.body.code).toBe(446)
    const basic = await started.send('GET', '/v1/subjects/me', { headers: { authorization: `Basic ${key}` } })
    expect(basic.body.code).toBe(447)
  })

  it('R66 opens nothing when it is guessed: a stranger sees the same as for nobody', async () => {
    const started = startApi()
    await accepted(started)
    const stranger = await started.send('GET', '/v1/subjects/me', { key: newKey() })
    expect(stranger.body).toMatchObject({ status: 404, code: 449 })
    const records = await started.send('GET', '/v1/subjects/me/records', { key: newKey() })
    expect(records.body.records).toEqual([])
  })

  it('R66 does not follow from what a record, a receipt or a cookie of scripts shows', async () => {
    const started = startApi()
    const { receipt, record } = await accepted(started)
    for (const shown of [receipt.subject, receipt.mac, receipt.id, record.id]) {
      const answer = await started.send('GET', '/v1/subjects/me', { key: shown })
      expect(answer.status).toBe(401)
    }
    const padded = `${receipt.subject}${'A'.repeat(21)}`
    expect((await started.send('GET', '/v1/subjects/me', { key: padded })).status).not.toBe(200)
  })

  it("R66 lets nobody write under another person's subject", async () => {
    const started = startApi()
    const { receipt, record } = await accepted(started)
    const replay = { ...recordOf('rejectAll', { at: NOW + 1 }), subject: receipt.subject }
    const answer = await started.send('POST', '/v1/records', { key: newKey(), body: envelope(replay) })
    expect(answer.body).toMatchObject({ code: 456, issues: [{ path: 'record.subject' }] })
    // The same record under a stranger's key is the stranger's own, and changes nothing for the person.
    await post(started, newKey(), { ...record, subject: null })
    expect((await started.storage.records()).items).toHaveLength(2)
  })

  it('R66 lets nobody erase for another', async () => {
    const started = startApi()
    const { key } = await accepted(started)
    expect((await started.send('DELETE', '/v1/subjects/me', { key: newKey() })).body).toEqual({ erased: 0 })
    expect((await started.send('GET', '/v1/subjects/me', { key })).status).toBe(200)
  })

  it('R66 makes a lost first answer no deadlock: the same key and record go on', async () => {
    const started = startApi()
    const key = newKey()
    const record = recordOf('acceptAll', { at: NOW })
    await post(started, key, record)
    // The answer was lost, cookie and all. The client still has its key, and tries again a day later.
    started.clock.pass(DAY)
    const again = await started.send('POST', '/v1/records', { key, body: envelope(record, NOW + DAY) })
    expect(again.status).toBe(200)
    expect(again.cookies['cookie_consent_k']).toContain(key)
    const { body } = await started.send('GET', '/v1/subjects/me', {
      headers: { cookie: `cookie_consent_k=${key}` },
    })
    expect(body.newest.id).toBe(record.id)
  })

  it('R66 of the header beats the one of the cookie, and a wrong one is not passed over', async () => {
    const started = startApi()
    const { cookie } = await accepted(started)
    const other = await started.send('GET', '/v1/subjects/me', { key: newKey(), headers: { cookie } })
    expect(other.body.code).toBe(449)
    const wrong = await started.send('GET', '/v1/subjects/me', { key: 'wrong', headers: { cookie } })
    expect(wrong.body.code).toBe(447)
  })

  it('R66 is found behind a forged cookie of the same name', async () => {
    const started = startApi()
    const { cookie } = await accepted(started)
    const headers = { cookie: `cookie_consent_k=planted0; ${cookie}` }
    expect((await started.send('GET', '/v1/subjects/me', { headers })).status).toBe(200)
  })
})

describe('somebody who only ever refused', () => {
  it('R2 is recorded, and recognised by nothing', async () => {
    const started = startApi()
    const { body, cookies } = await post(started, newKey(), recordOf('rejectAll', { at: NOW }))
    expect(body).toMatchObject({ key: 'dropped', subject: null })
    expect(cookies).not.toHaveProperty('cookie_consent_k')
    expect(cookies['cookie_consent_s']).toMatch(/~;/)
    expect((await started.storage.records()).items).toHaveLength(1)
  })

  it('R2 keeps the key of an earlier grant when the grant is withdrawn', async () => {
    const started = startApi()
    const { cookie } = await accepted(started)
    const withdrawal = recordOf('withdraw', { at: NOW + 1 })
    const { body } = await started.send('POST', '/v1/records', { headers: { cookie }, body: envelope(withdrawal) })
    expect(body).toMatchObject({ key: 'cookie' })
    expect(body.subject).not.toBeNull()
  })
})

describe('a page of another site', () => {
  it('R66 keeps the key itself, because no cookie of ours would stay there', async () => {
    const started = startApi({ origins: ['https://other.example'] })
    const key = newKey()
    const elsewhere = { origin: 'https://other.example', headers: { 'sec-fetch-site': 'cross-site' } }
    const body = envelope(recordOf('acceptAll', { at: NOW }))
    const answer = await started.send('POST', '/v1/records', { key, body, ...elsewhere })
    expect(answer.body.key).toBe('bearer')
    expect(answer.cookies).toEqual({})
    const withdrawal = { ...recordOf('withdraw', { at: NOW }), subject: answer.body.subject }
    const later = await started.send('POST', '/v1/records', { key, body: envelope(withdrawal), ...elsewhere })
    expect(later.body.key).toBe('bearer')
  })

  it('R66 never acts by a cookie', async () => {
    const started = startApi({ origins: ['https://other.example'] })
    const { cookie } = await accepted(started)
    const headers = { cookie, 'sec-fetch-site': 'cross-site' }
    const answer = await started.send('DELETE', '/v1/subjects/me', { origin: 'https://other.example', headers })
    expect(answer.body.code).toBe(446)
  })
})

describe('somebody who agreed to something at a form', () => {
  it.each([
    ['agree', 'requested'],
    ['agree', 'given'],
    ['confirm', 'given'],
    ['withdraw', 'withdrawn'],
  ] as const)('R2 R106 is not recognised by it: %s, %s', async (...act) => {
    const started = startApi()
    const { body, cookies } = await post(started, newKey(), agreementRecord('newsletter', act, NOW))
    expect(body).toMatchObject({ key: 'dropped', subject: null })
    expect(cookies).toEqual({})
    expect((await started.storage.records({ kind: 'agreement' })).items).toHaveLength(1)
  })

  it('R106 and is known already by a grant goes on being known', async () => {
    const started = startApi()
    const { cookie } = await accepted(started)
    const agreement = agreementRecord('newsletter', ['agree', 'given'], NOW + 1)
    const { body } = await started.send('POST', '/v1/records', { headers: { cookie }, body: envelope(agreement) })
    expect(body).toMatchObject({ key: 'cookie' })
    const { body: me } = await started.send('GET', '/v1/subjects/me', { headers: { cookie } })
    expect(me.agreements).toMatchObject([{ agreement: 'newsletter', granted: true }])
  })
})
