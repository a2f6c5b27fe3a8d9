import { signLinkToken } from 'fluxconsent/server'
import { createHash } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { NOW } from '../../core/exampleConfig.js'
import { API_ENGINES } from './apiEngines.js'
import { agreementRecord, envelope, newKey, post, recordOf, SECRET, startApi, type StartedApi } from './startApi.js'

const GENEROUS = { subject: 1e6 }

/** Things that databases choke on, in every place that a request can bring them to. */
const POISON = ["'; DROP TABLE consent_records; --", '$1', '\\', "\\'; --", '%', '{}', 'NaN', '\u{1f600}', '"', 'null']

describe.each(API_ENGINES)('on %s', (_, makeEngine) => {
  async function start(): Promise<StartedApi & { readonly tables: () => Promise<string> }> {
    const engine = await makeEngine()
    const started = startApi({ storage: engine.storage, rateLimit: GENEROUS })
    onTestFinished(async () => {
      await started.api.close()
      await engine.end()
    })
    const tables = async (): Promise<string> => {
      const names = await engine.query("SELECT tablename FROM pg_tables WHERE tablename LIKE 'consent_%'", [])
      const all = names.rows.map(async (row) => engine.query(`SELECT * FROM ${String(Object(row).tablename)}`, []))
      return JSON.stringify((await Promise.all(all)).map(({ rows }) => rows))
    }
    return { ...started, tables }
  }

  it('R63 makes one row of 64 retries at once, and refuses another body', async () => {
    const started = await start()
    const key = newKey()
    const record = recordOf('acceptAll', { at: NOW })
    const retry = async () => started.send('POST', '/v1/records', { key, body: envelope(record) })
    const answers = await Promise.all(Array.from({ length: 64 }, retry))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(63)
    expect((await started.storage.records()).items).toHaveLength(1)
    const other = envelope({ ...record, decisions: {} })
    expect((await started.send('POST', '/v1/records', { key, body: other })).status).toBe(409)
  })

  it('R65 lets the newest record count, and at the same time the refusal', async () => {
    const started = await start()
    const key = newKey()
    await post(started, key, recordOf('acceptAll', { at: NOW }))
    await post(started, key, recordOf('rejectAll', { at: NOW }))
    await post(started, key, recordOf('acceptAll', { at: NOW - 1 }), NOW)
    const { body } = await started.send('GET', '/v1/subjects/me', { key })
    expect(body.newest.record.event.action).toBe('reject-all')
  })

  it('R67 keeps poison as the text that it is, or refuses it', async () => {
    const started = await start()
    for (const poison of POISON) {
      const key = newKey()
      const record = recordOf('acceptAll', { at: NOW })
      const body = envelope({ ...record, controller: { name: poison, contact: poison } })
      expect((await started.send('POST', '/v1/records', { key, body })).status).toBe(201)
      const token = await signLinkToken({ account: poison, secret: SECRET, now: NOW })
      expect((await started.send('POST', '/v1/subjects/me/link', { key, body: { token } })).status).toBe(200)
      const mine = await started.send('GET', '/v1/subjects/me', { key })
      expect(mine.body.newest.record.controller).toEqual({ name: poison, contact: poison })
      const asked = { account: poison, agreement: 'newsletter' }
      expect((await started.send('POST', '/v1/accounts/agreement', { admin: true, body: asked })).status).toBe(200)
      const path = encodeURIComponent(poison)
      expect((await started.send('GET', `/v1/notices/${path}`)).status).toBe(404)
      expect((await started.send('GET', `/v1/records?after=${path}`, { admin: true })).status).toBe(422)
    }
    expect((await started.storage.records()).items).toHaveLength(POISON.length)
    expect(started.errors).toEqual([])
  })

  it('R65 R67 takes every time that there is, and keeps none that lies in the future', async () => {
    const started = await start()
    for (const at of [0, 1, NOW, Date.UTC(9999, 11, 31, 23, 59, 59, 999)]) {
      for (const validUntil of ['0000-01-01T00:00:00.000Z', '2026-03-01T12:00:00.000Z', '9999-12-31T23:59:59.999Z']) {
        for (const sentAt of [-8.64e15, -1, -0, 1, NOW, Number.MAX_SAFE_INTEGER - 9e14, 8.64e15]) {
          const key = newKey()
          const body = { record: { ...recordOf('rejectAll', { at }), validUntil }, sentAt }
          const answer = await started.send('POST', '/v1/records', { key, body })
          expect(answer.status, `${at} ${validUntil} ${sentAt}: ${answer.text}`).toBe(201)
          const { newest } = (await started.send('GET', '/v1/subjects/me', { key })).body
          const effectiveAt = Date.parse(newest.effectiveAt)
          expect(effectiveAt).toBe(Math.max(0, Math.min(NOW, at + NOW - sentAt)))
          expect(Date.parse(newest.validUntil) - effectiveAt).toBeLessThanOrEqual(395 * 86_400_000)
        }
      }
    }
    expect(started.errors).toEqual([])
  })

  it('R69 shows the texts of a record again, byte for byte', async () => {
    const started = await start()
    const texts = { title: 'Ihre Wahl: „Cookies“', purposes: ['Statistik', "d'accord", '\u{1f36a}'] }
    const body = JSON.stringify({ purposes: texts.purposes, title: texts.title })
    const hash = createHash('sha256').update(body).digest('base64url')
    const about = { language: 'de', variant: 'banner', sdk: '0.1.0', texts }
    expect((await started.send('PUT', `/v1/notices/${hash}`, { admin: true, body: about })).status).toBe(201)
    expect((await started.send('PUT', `/v1/notices/${hash}`, { admin: true, body: about })).status).toBe(200)
    const { body: receipt } = await post(started, newKey(), recordOf('acceptAll', { at: NOW, notice: hash }))
    expect(receipt.notice).toBe('known')
    expect((await started.send('GET', `/v1/notices/${hash}`)).body.body).toBe(body)
  })

  it('R70 holds no address, user agent, path, query, key or account', async () => {
    const started = await start()
    const key = newKey()
    const origin = 'https://shop.example/orders/4711?mail=alice'
    await started.send('POST', '/v1/records?utm=alice', {
      key,
      body: envelope(recordOf('acceptAll', { at: NOW, origin })),
      address: '203.0.113.77',
      headers: { 'user-agent': 'Alice/1.0', referer: origin, 'x-forwarded-for': '203.0.113.77' },
    })
    const token = await signLinkToken({ account: 'alice', secret: SECRET, now: NOW })
    await started.send('POST', '/v1/subjects/me/link', { key, body: { token } })
    await started.api.close()
    const tables = await started.tables()
    expect(tables).toContain('accept-all')
    for (const part of ['203.0.113', 'lice', '4711', 'utm', key]) expect(tables).not.toContain(part)
  })

  it('R133 erases, refuses what comes later with 410, and still verifies', async () => {
    const started = await start()
    const [key, other] = [newKey(), newKey()]
    await post(started, key, recordOf('acceptAll', { at: NOW }))
    await post(started, other, recordOf('acceptAll', { at: NOW }))
    await started.send('DELETE', '/v1/subjects/me', { key })
    const late = envelope(recordOf('rejectAll', { at: NOW + 1 }))
    expect((await started.send('POST', '/v1/records', { key, body: late })).status).toBe(410)
    const { body } = await started.send('GET', '/v1/verify', { admin: true })
    expect(body).toMatchObject({ result: 'intact', records: 1, erased: 1 })
    expect((await started.send('GET', '/v1/records', { admin: true })).body.records).toHaveLength(1)
  })

  it('R134 merges the devices of an account, and R95 tells what was agreed to', async () => {
    const started = await start()
    const [phone, laptop] = [newKey(), newKey()]
    await post(started, phone, recordOf('acceptAll', { at: NOW }))
    await post(started, phone, agreementRecord('email-tracking', ['agree', 'given'], NOW))
    await post(started, laptop, recordOf('rejectAll', { at: NOW }))
    started.clock.pass(1_000)
    const token = await signLinkToken({ account: 'user-7', secret: SECRET, now: NOW })
    await started.send('POST', '/v1/subjects/me/link', { key: phone, body: { token } })
    const { body } = await started.send('POST', '/v1/subjects/me/link', { key: laptop, body: { token } })
    expect(body.account).toMatchObject({ basis: 'stricter', devices: 2, decisions: { marketing: 'denied' } })
    const asked = { account: 'user-7', agreement: 'email-tracking' }
    const answer = await started.send('POST', '/v1/accounts/agreement', { admin: true, body: asked })
    expect(answer.body).toMatchObject({ state: 'given', granted: true })
  })

  it('R101 and R133 leave restricted subjects out of exports and statistics, and hide small counts', async () => {
    const started = await start()
    const restricted = newKey()
    for (let person = 0; person < 12; person++) {
      const key = person === 0 ? restricted : newKey()
      await post(started, key, recordOf('acceptAll', { at: NOW }))
    }
    const body = { processing: 'restricted' }
    await started.send('PUT', '/v1/subjects/me/restriction', { key: restricted, body })
    const { text } = await started.send('GET', '/v1/records?format=ndjson', { admin: true })
    expect(text.trimEnd().split('\n')).toHaveLength(11)
    const count = async (key: string) => {
      await started.storage.rebuildStatistics({ from: '2026-03-01', to: '2026-03-01' })
      const { body: stats } = await started.send('GET', '/v1/stats', { admin: true })
      return stats.cells.find((cell: { key: string }) => cell.key === key)?.count
    }
    expect(await count('accept-all')).toBe(11)
    await post(started, newKey(), recordOf('rejectAll', { at: NOW }))
    expect(await count('reject-all')).toBeNull()
  })
})
