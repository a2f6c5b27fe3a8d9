import { hashAccount, memoryStorage, signLinkToken } from 'fluxconsent/server'
import { describe, expect, it } from 'vitest'
import { NOW } from '../../core/exampleConfig.js'
import {
  newKey,
  post,
  recordOf,
  SECRET,
  startApi,
  type Answer,
  type Json,
  type SendInit,
  type StartedApi,
} from './startApi.js'

const MINUTE = 60_000

async function link(started: StartedApi, key: string, account = 'user-7', init: SendInit = {}): Promise<Answer> {
  const token = await signLinkToken({ account, secret: SECRET, now: started.clock() })
  return started.send('POST', '/v1/subjects/me/link', { key, body: { token }, ...init })
}

/** A device that made a choice, a while ago. */
async function device(started: StartedApi, act: 'acceptAll' | 'rejectAll'): Promise<string> {
  const key = newKey()
  await post(started, key, recordOf(act, { at: started.clock() }))
  started.clock.pass(MINUTE)
  return key
}

const accountFor = async ({ send }: StartedApi, key: string) =>
  (await send('GET', '/v1/subjects/me', { key })).body.account

describe('linking a device to an account', () => {
  it('R134 lets each refusal count on every device, until the person picks', async () => {
    const started = startApi()
    const phone = await device(started, 'acceptAll')
    const laptop = await device(started, 'rejectAll')
    await link(started, phone)
    const { body } = await link(started, laptop)
    expect(body.account).toMatchObject({ basis: 'stricter', devices: 2 })
    for (const key of [phone, laptop]) {
      const { decisions } = await accountFor(started, key)
      expect(new Set(Object.values(decisions))).toEqual(new Set(['denied']))
    }
  })

  it('R134 lets the last choice after the link count, on the device where it was made', async () => {
    const started = startApi()
    const phone = await device(started, 'acceptAll')
    const laptop = await device(started, 'rejectAll')
    await link(started, phone)
    await link(started, laptop)
    started.clock.pass(MINUTE)
    await post(started, laptop, recordOf('acceptAll', { at: started.clock() }))
    expect(await accountFor(started, laptop)).toMatchObject({ basis: 'picked', decisions: { marketing: 'granted' } })
    expect(await accountFor(started, phone)).toMatchObject({ decisions: { marketing: 'granted' } })
    started.clock.pass(MINUTE)
    await post(started, phone, recordOf('rejectAll', { at: started.clock() }))
    expect(await accountFor(started, laptop)).toMatchObject({ decisions: { marketing: 'denied' } })
  })

  it('R134 carries no grant to a device that did not give it, unless the text said so', async () => {
    for (const [accountGrants, expected] of [
      ['device', {}],
      ['account', { marketing: 'granted' }],
    ] as const) {
      const started = startApi({ accountGrants })
      const phone = await device(started, 'acceptAll')
      const fresh = newKey()
      await link(started, phone)
      const { body } = await link(started, fresh)
      expect(body.account.decisions.marketing).toBe(expected === undefined ? undefined : Object(expected).marketing)
      expect((await accountFor(started, phone)).decisions.marketing).toBe('granted')
    }
  })

  it('R134 tells a device what the others answered, and under which texts and until when that counts', async () => {
    const started = startApi({ accountGrants: 'account' })
    const phone = await device(started, 'acceptAll')
    const laptop = await device(started, 'rejectAll')
    const fresh = newKey()
    for (const key of [phone, laptop, fresh]) await link(started, key)
    const [onPhone, onFresh] = [await accountFor(started, phone), await accountFor(started, fresh)]
    expect(onPhone).toMatchObject({ decisions: { marketing: 'denied' }, elsewhere: { marketing: 'denied' } })
    expect(await accountFor(started, laptop)).toMatchObject({ elsewhere: { marketing: 'granted' } })
    expect(onFresh).toMatchObject({ elsewhere: { marketing: 'denied' }, model: 'opt-in' })
    expect(onFresh.policyVersion).toBe(recordOf('rejectAll', { at: NOW }).notice.policyVersion)
    expect(onFresh.asked).toEqual(recordOf('rejectAll', { at: NOW }).asked)
    expect(Date.parse(onFresh.validUntil)).toBeGreaterThan(NOW)
  })

  it('R134 starts over when one more device that chose is linked', async () => {
    const started = startApi()
    const phone = await device(started, 'acceptAll')
    await link(started, phone)
    started.clock.pass(MINUTE)
    await post(started, phone, recordOf('acceptAll', { at: started.clock() }))
    await link(started, newKey())
    expect(await accountFor(started, phone)).toMatchObject({ basis: 'picked', devices: 1 })
    const laptop = await device(started, 'rejectAll')
    await link(started, laptop)
    expect(await accountFor(started, phone)).toMatchObject({ basis: 'stricter', decisions: { marketing: 'denied' } })
  })

  it('R134 ends with the sign-out, and leaves the device its own choice', async () => {
    const started = startApi()
    const phone = await device(started, 'acceptAll')
    const laptop = await device(started, 'rejectAll')
    await link(started, phone)
    await link(started, laptop)
    expect((await started.send('DELETE', '/v1/subjects/me/link', { key: phone })).body).toEqual({ account: null })
    const { body } = await started.send('GET', '/v1/subjects/me', { key: phone })
    expect(body).toMatchObject({ account: null, newest: { record: { decisions: { marketing: 'granted' } } } })
    expect(await accountFor(started, laptop)).toMatchObject({ devices: 1 })
  })

  it('R134 joins one device to one account only', async () => {
    const started = startApi()
    const phone = await device(started, 'acceptAll')
    await link(started, phone, 'user-7')
    expect((await link(started, phone, 'user-7')).status).toBe(200)
    expect((await link(started, phone, 'user-8')).body).toMatchObject({ status: 409, code: 465 })
  })

  it('R119 takes the signal of a signed-in person to the account, without a click', async () => {
    const started = startApi()
    const phone = await device(started, 'acceptAll')
    const laptop = await device(started, 'acceptAll')
    await link(started, phone)
    expect((await accountFor(started, phone)).gpc).toBe(false)
    await link(started, laptop, 'user-7', { headers: { 'sec-gpc': '1', 'cf-ipcountry': 'US' } })
    expect((await accountFor(started, phone)).gpc).toBe(true)
    const { body } = await started.send('GET', '/v1/subjects/me/records', { key: laptop })
    const events = body.records.map(({ record }: Json) => record.event)
    expect(events).toContainEqual(expect.objectContaining({ action: 'signal', state: 'refused', actor: 'agent' }))
    expect((await started.send('GET', '/v1/subjects/me', { key: laptop })).body.newest.record.event.action).toBe(
      'accept-all',
    )
  })

  it('keeps the account as a keyed hash, which the host can make too', async () => {
    const started = startApi()
    const phone = await device(started, 'acceptAll')
    await link(started, phone, 'alice@example.com')
    expect(await started.dump()).not.toContain('alice')
    const { items } = await started.storage.links()
    expect(items.map(({ account }) => account)).toEqual([await hashAccount('alice@example.com', SECRET)])
  })

  it('survives a new secret: the account keeps its devices', async () => {
    const storage = memoryStorage()
    const before = startApi({ storage })
    const phone = await device(before, 'acceptAll')
    await link(before, phone)
    const after = startApi({ storage, secret: ['a-newer-secret-of-at-least-32-characters', SECRET] })
    const laptop = await device(after, 'rejectAll')
    expect((await link(after, laptop)).body.account.devices).toBe(2)
    expect((await link(after, phone)).status).toBe(200)
  })

  it('R99 is named in an export under the secret of its last sign-in, old or new', async () => {
    const [old, young] = [SECRET, 'a-newer-secret-of-at-least-32-characters']
    const storage = memoryStorage()
    const before = startApi({ storage })
    const phone = await device(before, 'acceptAll')
    await link(before, phone)
    const after = startApi({ storage, secret: [young, old] })
    const named = async () => (await storage.links()).items.map(({ account }) => account)
    expect(await named()).toEqual([await hashAccount('user-7', old)])
    await link(after, phone)
    expect(await named()).toEqual([await hashAccount('user-7', [young, old])])
  })
})

describe('a link token', () => {
  const now = NOW
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url')
  const valid = { sub: 'user-7', aud: 'fluxconsent:link', iat: now / 1_000, exp: now / 1_000 + 60 }
  const head = { alg: 'HS256', typ: 'JWT' }

  async function signed(header: object, claims: object, secret = SECRET): Promise<string> {
    const key = await crypto.subtle.importKey(
      'raw',
      new TextEncoder().encode(secret),
      { name: 'HMAC', hash: 'SHA-256' },
      false,
      ['sign'],
    )
    const text = `${encode(header)}.${encode(claims)}`
    const mac = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
    return `${text}.${Buffer.from(mac).toString('base64url')}`
  }

  const tryLink = async (token: unknown) => {
    const started = startApi()
    const answer = await started.send('POST', '/v1/subjects/me/link', { key: newKey(), body: { token } })
    return [answer.status, (await started.storage.links()).items.length]
  }

  it('R66 of any backend is taken, when it is a JWT under the secret', async () => {
    expect(await tryLink(await signed(head, valid))).toEqual([200, 1])
  })

  it.each([
    ['without a signature', async () => `${encode(head)}.${encode(valid)}.`],
    ['without an algorithm', async () => `${encode({ alg: 'none' })}.${encode(valid)}.`],
    ['of another algorithm', async () => signed({ alg: 'HS512', typ: 'JWT' }, valid)],
    ['under another secret', async () => signed(head, valid, 'another-secret-of-32-characters-or-so')],
    ['that was changed', async () => (await signed(head, valid)).replace(/\.\w{8}/, '.AAAAAAAA')],
    ['that ran out', async () => signed(head, { ...valid, iat: valid.iat - 61, exp: valid.iat - 1 })],
    ['from the future', async () => signed(head, { ...valid, iat: valid.iat + 300, exp: valid.iat + 360 })],
    ['that lives too long', async () => signed(head, { ...valid, exp: valid.iat + 601 })],
    ['without an end', async () => signed(head, { sub: 'user-7', aud: valid.aud, iat: valid.iat })],
    ['for somebody else', async () => signed(head, { ...valid, aud: 'shop' })],
    ['without an account', async () => signed(head, { ...valid, sub: '' })],
    ['of an account that is no text', async () => signed(head, { ...valid, sub: { $ne: null } })],
    ['that is no token', async () => 'user-7'],
    ['that is a number', async () => 7],
    ['that is missing', async () => undefined],
    ['that is endless', async () => `${'a'.repeat(9_000)}.b.c`],
  ])('R66 is refused %s', async (_, token) => {
    expect(await tryLink(await token())).toEqual([401, 0])
  })

  it('is not signed for nobody, for ever, or with a short secret', async () => {
    await expect(signLinkToken({ account: '', secret: SECRET })).rejects.toThrow(/FC444/)
    await expect(signLinkToken({ account: 'a', secret: SECRET, seconds: 601 })).rejects.toThrow(/FC444/)
    await expect(signLinkToken({ account: 'a', secret: SECRET, seconds: NaN })).rejects.toThrow(/FC444/)
    await expect(signLinkToken({ account: 'a', secret: 'short' })).rejects.toThrow(/FC440/)
  })
})
