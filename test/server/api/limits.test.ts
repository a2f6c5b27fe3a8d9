import { describe, expect, it } from 'vitest'
import { createRateLimiter } from '../../../src/server/createRateLimiter.js'
import { truncateAddress } from '../../../src/server/truncateAddress.js'
import { clockAt, NOW } from '../../core/exampleConfig.js'
import { envelope, newKey, recordOf, startApi } from './startApi.js'

const MINUTE = 60_000

describe('the rate limit', () => {
  it('R66 stops one subject, says when to come back, and lets others pass', async () => {
    const { send, clock } = startApi({ rateLimit: { subject: 3 } })
    const key = newKey()
    const read = async (by: string) => send('GET', '/v1/subjects/me', { key: by })
    for (let turn = 0; turn < 3; turn++) expect((await read(key)).status).toBe(404)
    const stopped = await read(key)
    expect(stopped.body).toMatchObject({ status: 429, code: 457 })
    expect(stopped.headers.get('retry-after')).toBe('20')
    expect((await read(newKey())).status).toBe(404)
    clock.pass(20_000)
    expect((await read(key)).status).toBe(404)
    expect((await read(key)).status).toBe(429)
  })

  it('R66 stops a network that guesses keys, and not its neighbours', async () => {
    const { send } = startApi({ rateLimit: { address: 5 } })
    const guess = async (address: string) => (await send('GET', '/v1/subjects/me', { key: newKey(), address })).status
    for (let turn = 0; turn < 5; turn++) expect(await guess(`203.0.113.${turn}`)).toBe(404)
    expect(await guess('203.0.113.99')).toBe(429)
    expect(await guess('203.0.114.1')).toBe(404)
  })

  it('R66 takes the address from the header that the app trusts, and from its last entry', async () => {
    const started = startApi({ rateLimit: { address: 1, addressHeader: 'x-forwarded-for' } })
    const ask = async (list: string) =>
      (await started.send('GET', '/v1/context', { headers: { 'x-forwarded-for': list } })).status
    expect(await ask('198.51.100.1, 203.0.113.5')).toBe(200)
    expect(await ask('192.0.2.1, 203.0.113.6')).toBe(429)
  })

  it.each([undefined, '', 'unknown', 'for=_hidden', '198.51.100.1, '])(
    'R66 counts by the connection when the trusted header names nobody: %j',
    async (named) => {
      const started = startApi({ rateLimit: { address: 1, addressHeader: 'x-real-ip' } })
      const ask = async (address: string) => {
        const headers: Record<string, string> = named === undefined ? {} : { 'x-real-ip': named }
        return (await started.send('GET', '/v1/context', { address, headers })).status
      }
      expect(await ask('203.0.113.5')).toBe(200)
      expect(await ask('203.0.113.6')).toBe(429)
      expect(await ask('203.0.114.5')).toBe(200)
    },
  )

  it('R66 believes no header that the app does not name', async () => {
    const { send } = startApi({ rateLimit: { address: 1 } })
    const ask = async (address: string) =>
      (await send('GET', '/v1/context', { address: '203.0.113.5', headers: { 'x-forwarded-for': address } })).status
    expect(await ask('198.51.100.1')).toBe(200)
    expect(await ask('192.0.2.1')).toBe(429)
  })

  it('R66 counts hostile bodies too, and stores nothing above it', async () => {
    const started = startApi({ rateLimit: { subject: 2 } })
    const key = newKey()
    for (const body of ['{', 'null']) await started.send('POST', '/v1/records', { key, body })
    const body = envelope(recordOf('acceptAll', { at: NOW }))
    expect((await started.send('POST', '/v1/records', { key, body })).status).toBe(429)
    expect((await started.storage.records()).items).toEqual([])
  })
})

describe('createRateLimiter', () => {
  it('forgets nobody who is not worth a token, and remembers no more than it can hold', () => {
    const now = clockAt()
    const limiter = createRateLimiter(1, now)
    expect(limiter.take('first')).toBe(0)
    for (let key = 0; key < 49_999; key++) limiter.take(String(key))
    expect(limiter.take('first')).toBe(60)
    for (let key = 0; key < 50_000; key++) limiter.take(`other ${key}`)
    expect(limiter.take('first')).toBe(0)
  })

  it('survives a clock that is set back', () => {
    const now = clockAt()
    const limiter = createRateLimiter(1, now)
    limiter.take('a')
    now.pass(-10 * MINUTE)
    expect(limiter.take('a')).toBe(60)
    now.pass(MINUTE)
    expect(limiter.take('a')).toBe(0)
  })
})

describe('truncateAddress', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0'],
    ['::ffff:203.0.113.77', '203.0.113.0'],
    ['2001:db8:1234:5678:9abc:def0:1234:5678', '2001:db8:1234::'],
    ['2001:0db8:1234::1', '2001:db8:1234::'],
    ['2001:DB8::1', '2001:db8:0::'],
    ['::1', '0:0:0::'],
    ['fe80::1', 'fe80:0:0::'],
    ['203.0.113.77:5678', '203.0.113.0'],
    ['[2001:db8:1234::1]:443', '2001:db8:1234::'],
    ['[2001:db8:1234::1]', '2001:db8:1234::'],
    ['[::ffff:203.0.113.77]:80', '203.0.113.0'],
    ['fe80::1%eth0', 'fe80:0:0::'],
    ['203.0.113.77:', null],
    ['203.0.113.77:123456', null],
    ['[203.0.113.77', null],
    ['[]:80', null],
    ['', null],
    ['unknown', null],
    ['203.0.113', null],
    ['1:2:3', null],
    ['1:2:3:4:5:6:7:8:9', null],
    ['203.0.113.77, 198.51.100.1', null],
    [`${'1:'.repeat(500)}1`, null],
  ])('R70 keeps of %s no more than %s', (address, network) => {
    expect(truncateAddress(address)).toBe(network)
  })
})
