import { signLinkToken } from 'fluxconsent/server'
import { describe, expect, it } from 'vitest'
import { NOW } from '../../core/exampleConfig.js'
import { envelope, newKey, post, recordOf, SECRET, SITE, startApi } from './startApi.js'

const PERSONAL = {
  address: '203.0.113.77',
  agent: 'Mozilla/5.0 (Alice) Firefox/999',
  referrer: 'https://shop.example/orders/4711?email=alice@example.com',
  query: 'utm_source=alice',
  account: 'alice@example.com',
}

describe('what is kept', () => {
  it('R70 holds no address, user agent, referrer, path or query, in storage, log and notes alike', async () => {
    const started = startApi()
    const headers = {
      'user-agent': PERSONAL.agent,
      referer: PERSONAL.referrer,
      'x-forwarded-for': PERSONAL.address,
      'cf-connecting-ip': PERSONAL.address,
    }
    const from = { headers, address: PERSONAL.address }
    const key = newKey()
    const record = recordOf('acceptAll', { at: NOW, origin: `${SITE}/orders/4711?${PERSONAL.query}` })
    await started.send('POST', `/v1/records?${PERSONAL.query}`, { key, body: envelope(record), ...from })
    const token = await signLinkToken({ account: PERSONAL.account, secret: SECRET, now: NOW })
    await started.send('POST', '/v1/subjects/me/link', { key, body: { token }, ...from })
    await started.send('GET', `/v1/subjects/me?${PERSONAL.query}`, { key, ...from })
    await started.send('GET', `/orders/4711?${PERSONAL.query}`, from)
    await started.send('GET', `/v1/records?${PERSONAL.query}`, { admin: true, ...from })
    await started.send('POST', '/v1/records', { key, body: '{"alice', ...from })

    const kept = (await started.dump()) + JSON.stringify([started.log, started.accesses])
    expect(started.log).toHaveLength(6)
    for (const part of [...Object.values(PERSONAL), '203.0.113', 'Alice', 'alice', '4711', key])
      expect(kept).not.toContain(part)
  })

  it('R70 logs the pattern of a route, the outcome and nothing else', async () => {
    const started = startApi()
    await post(started, newKey(), recordOf('acceptAll', { at: NOW }))
    await started.send('GET', `/v1/notices/${'A'.repeat(43)}`)
    await started.send('GET', '/alice')
    await started.send('PATCH', '/v1/records')
    const at = new Date(NOW).toISOString()
    expect(started.log).toEqual([
      { at, method: 'POST', route: '/v1/records', status: 201, code: null, duration: 0 },
      { at, method: 'GET', route: '/v1/notices/:hash', status: 404, code: 450, duration: 0 },
      { at, method: 'GET', route: '*', status: 404, code: 450, duration: 0 },
      { at, method: 'PATCH', route: '*', status: 405, code: 451, duration: 0 },
    ])
  })

  it('R70 does not tell who is behind a failure', async () => {
    const started = startApi()
    const storage = { ...started.storage, linkOf: async () => Promise.reject(new Error(PERSONAL.account)) }
    const { send, log, errors } = startApi({ storage })
    const answer = await send('GET', '/v1/subjects/me', { key: newKey() })
    expect(answer.status).toBe(500)
    expect(answer.text + JSON.stringify(log)).not.toContain('alice')
    expect(errors).toHaveLength(1)
  })

  it('R62 never becomes the answer: a record that is kept is answered so, whatever the log throws', async () => {
    const errors: unknown[] = []
    const fail = () => {
      throw new Error('the disk is full')
    }
    const key = newKey()
    const { send } = startApi({ log: fail, onError: (error) => errors.push(error) })
    const body = envelope(recordOf('acceptAll', { at: NOW }))
    expect((await send('POST', '/v1/records', { key, body })).status).toBe(201)
    expect((await send('GET', '/v1/subjects/me', { key })).status).toBe(200)
    expect(errors).toEqual([new Error('the disk is full'), new Error('the disk is full')])
    const worse = startApi({ log: fail, onError: fail })
    expect((await worse.send('POST', '/v1/records', { key, body })).status).toBe(201)
  })

  it('R133 holds the origin of the page without its path', async () => {
    const started = startApi()
    const key = newKey()
    await post(started, key, recordOf('acceptAll', { at: NOW, origin: PERSONAL.referrer }))
    const { body } = await started.send('GET', '/v1/subjects/me', { key })
    expect(body.newest.record.context.origin).toBe(SITE)
  })
})
