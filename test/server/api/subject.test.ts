import { describe, expect, it } from 'vitest'
import { NOW } from '../../core/exampleConfig.js'
import { newRecord } from '../storage/plainRecord.js'
import { agreementRecord, envelope, newKey, post, recordOf, startApi } from './startApi.js'

describe('DELETE /v1/subjects/me', () => {
  it('R133 erases the records, takes the cookies back, and answers a stale outbox with 410', async () => {
    const started = startApi()
    const key = newKey()
    const record = recordOf('acceptAll', { at: NOW })
    await post(started, key, record)
    const erasure = await started.send('DELETE', '/v1/subjects/me', { key })
    expect(erasure.body).toEqual({ erased: 1 })
    expect(erasure.cookies['cookie_consent_k']).toMatch(/^; Path=\/; Max-Age=0/)
    expect(erasure.cookies['cookie_consent_s']).toMatch(/^; Path=\/; Max-Age=0/)
    expect((await started.send('GET', '/v1/subjects/me', { key })).status).toBe(404)
    for (const late of [record, recordOf('rejectAll', { at: NOW + 1 })]) {
      const answer = await started.send('POST', '/v1/records', { key, body: envelope(late) })
      expect(answer.body).toMatchObject({ status: 410, code: 453 })
      expect(answer.cookies).toEqual({})
    }
    expect((await started.storage.records()).items).toEqual([])
  })

  it('R133 stops records that arrive after the erasure, even the first', async () => {
    const { send } = startApi()
    const key = newKey()
    expect((await send('DELETE', '/v1/subjects/me', { key })).body).toEqual({ erased: 0 })
    const body = envelope(recordOf('acceptAll', { at: NOW }))
    expect((await send('POST', '/v1/records', { key, body })).status).toBe(410)
  })
})

describe('DELETE /v1/subjects/me/key', () => {
  it('R133 takes the cookies back where scripts cannot, and keeps what was recorded', async () => {
    const started = startApi()
    const key = newKey()
    await post(started, key, recordOf('acceptAll', { at: NOW }))
    const { status, body, cookies } = await started.send('DELETE', '/v1/subjects/me/key', { key })
    expect([status, body]).toEqual([200, { key: 'dropped' }])
    expect(cookies['cookie_consent_k']).toMatch(/^; Path=\/; Max-Age=0.*HttpOnly/)
    expect(cookies['cookie_consent_s']).toMatch(/^; Path=\/; Max-Age=0/)
    expect((await started.storage.records()).items).toHaveLength(1)
  })

  it('R133 takes the copy back from somebody who only ever refused, and has no key', async () => {
    const { status, cookies } = await startApi().send('DELETE', '/v1/subjects/me/key')
    expect(status).toBe(200)
    expect(cookies['cookie_consent_s']).toMatch(/^; Path=\/; Max-Age=0/)
  })
})

describe('GET /v1/subjects/me/records', () => {
  it('R66 exports everything to its subject, over all pages, as JSON and CSV', async () => {
    const started = startApi({ rateLimit: { subject: 1_000 } })
    const key = newKey()
    for (let at = 0; at < 230; at++) await post(started, key, recordOf('rejectAll', { at: NOW - at }), NOW)
    const { body, headers } = await started.send('GET', '/v1/subjects/me/records', { key })
    expect(new Set(body.records.map(({ id }: { id: string }) => id)).size).toBe(230)
    expect(headers.get('content-disposition')).toBe('attachment; filename="records.json"')
    const csv = await started.send('GET', '/v1/subjects/me/records?format=csv', { key })
    // As RFC 4180 has it.
    const lines = csv.text.trimEnd().split('\r\n')
    expect(csv.text).not.toMatch(/[^\r]\n/)
    expect(lines).toHaveLength(231)
    expect(lines[0]).toMatch(/^id,subject,kind,received_at/)
    expect(lines[1]).toContain('"reject-all","refused"')
  })

  it('R66 exports nothing as the empty list that it is', async () => {
    const { body, headers } = await startApi().send('GET', '/v1/subjects/me/records', { key: newKey() })
    expect(body).toEqual({ subject: expect.any(String), records: [] })
    expect(headers.get('content-type')).toBe('application/json')
  })

  it('R66 streams it a page at a time, so that nobody fills the memory with records of their own', async () => {
    const started = startApi()
    const row = { ...newRecord(), mac: '0'.repeat(32), writer: 1, seal: 1 }
    let pages = 0
    const recordsOf = async () => {
      pages += 1
      return { items: Array.from({ length: 100 }, () => row), next: 'more' }
    }
    const { api } = startApi({ storage: { ...started.storage, recordsOf } })
    const headers = { authorization: `Bearer ${newKey()}` }
    const response = await api.fetch(new Request('https://shop.example/v1/subjects/me/records', { headers }))
    const reader = response.body?.getReader()
    await reader?.read()
    expect(pages).toBeLessThan(3)
    await reader?.cancel()
  })

  it('keeps what a spreadsheet would run from running', async () => {
    const { csvLine } = await import('../../../src/server/recordRow.js')
    const row = { kind: 'consent', notice: 'custom', mac: 'm', writer: 1, seal: 1, record: null } as const
    const times = { receivedAt: '', effectiveAt: '', validUntil: '' }
    expect(csvLine({ ...row, ...times, id: '=1+1', subject: '@a"b' })).toMatch(/^"'=1\+1","'@a""b",/)
  })
})

describe('PUT /v1/subjects/me/restriction', () => {
  it('R101 takes the subject out of exports, and keeps the records for the subject', async () => {
    const started = startApi()
    const [key, other] = [newKey(), newKey()]
    await post(started, key, recordOf('acceptAll', { at: NOW }))
    await post(started, other, recordOf('acceptAll', { at: NOW }))
    const restrict = async (processing: string) =>
      started.send('PUT', '/v1/subjects/me/restriction', { key, body: { processing } })
    const exported = async () => (await started.send('GET', '/v1/records', { admin: true })).body.records.length

    expect((await restrict('restricted')).body).toEqual({ processing: 'restricted' })
    expect(await exported()).toBe(1)
    expect((await started.send('GET', '/v1/records?format=ndjson', { admin: true })).text.split('\n')).toHaveLength(2)
    const { body } = await started.send('GET', '/v1/subjects/me', { key })
    expect(body).toMatchObject({ processing: 'restricted', newest: { kind: 'consent' } })
    await restrict('free')
    expect(await exported()).toBe(2)
    expect((await restrict('everything')).body).toMatchObject({ code: 456, issues: [{ path: 'processing' }] })
  })
})

describe('the agreements of a subject', () => {
  it('R106 are pending, confirmed and unsubscribed: three records, and the last one counts', async () => {
    const started = startApi()
    const key = newKey()
    const state = async () => (await started.send('GET', '/v1/subjects/me', { key })).body.agreements
    await post(started, key, agreementRecord('newsletter', ['agree', 'requested'], NOW))
    expect(await state()).toEqual([
      { agreement: 'newsletter', state: 'requested', granted: false, version: '1', since: NOW },
    ])
    started.clock.pass(1)
    await post(started, key, agreementRecord('newsletter', ['confirm', 'given'], NOW + 1))
    expect(await state()).toMatchObject([{ state: 'given', granted: true }])
    started.clock.pass(1)
    await post(started, key, agreementRecord('newsletter', ['withdraw', 'withdrawn'], NOW + 2))
    expect(await state()).toMatchObject([{ state: 'withdrawn', granted: false }])
    expect((await started.storage.records()).items).toHaveLength(3)
  })

  it('R106 say nothing about the categories, and the categories nothing about them', async () => {
    const started = startApi()
    const key = newKey()
    await post(started, key, agreementRecord('newsletter', ['agree', 'given'], NOW))
    expect((await started.send('GET', '/v1/subjects/me', { key })).body.newest).toBeNull()
    await post(started, key, recordOf('acceptAll', { at: NOW }))
    const { body } = await started.send('GET', '/v1/subjects/me', { key })
    expect(body.newest.kind).toBe('consent')
    expect(body.agreements).toHaveLength(1)
  })
})
