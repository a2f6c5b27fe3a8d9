import { createRecord } from 'fluxconsent/core'
import { createFakeRemote, createTestConsent, type FakeRemote } from 'fluxconsent/testing'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { expectDescribed } from '../server/api/expectDescribed.ts'
import type { HeldRequest } from '../../src/testing/interceptPage.ts'
import { consent, consentWith } from '../ui/consent.ts'

const ORIGIN = 'https://shop.example'
const KEY = 'A'.repeat(43)

/** A record of the real actions. */
function recordOf(answer: 'accept-all' | 'reject-all' = 'accept-all') {
  const { choice, jurisdiction, signals } = createTestConsent(consent, { choice: answer }).getState()
  if (!choice) throw new Error('Nothing was chosen.')
  return createRecord(choice, { config: consent, state: { jurisdiction, signals }, origin: ORIGIN })
}

function post(
  record: unknown,
  headers: Readonly<Record<string, string>> = { authorization: `Bearer ${KEY}` },
): Request {
  return new Request(`${ORIGIN}/consent/v1/records`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ record, sentAt: Date.now() }),
  })
}

describe('createFakeRemote', () => {
  it.each([
    ['a record', () => post(recordOf()), 201],
    ['no record', () => post({ not: 'a record' }), 422],
    ['a record without a key', () => post(recordOf(), {}), 401],
    ['a record of another site', () => post(recordOf(), { origin: 'https://evil.example' }), 403],
    ['a subject that nobody knows', () => new Request(`${ORIGIN}/consent/v1/subjects/me`), 401],
    ['the situation of a visitor', () => new Request(`${ORIGIN}/consent/v1/context`), 200],
    ['its description', () => new Request(`${ORIGIN}/consent/openapi.json`), 200],
    ['nothing that is there', () => new Request(`${ORIGIN}/consent/v2`), 404],
  ])('answers %s as the description of the API says', async (_what, ask, status) => {
    const request = ask()
    const { method, url } = request
    const response = await createFakeRemote(consent).fetch(request)
    expect(response.status).toBe(status)
    await expectDescribed('/consent', method, new URL(url).pathname, response, await response.clone().text())
  })

  it('remembers the records, each once, and forgets those that were erased', async () => {
    const remote = createFakeRemote(consent)
    const record = recordOf()
    for (const body of [record, record, recordOf('reject-all')]) await remote.fetch(post(body))
    expect((await remote.records()).map(({ event }) => event.action)).toEqual(['accept-all', 'reject-all'])
    expect((await remote.records())[0]).toMatchObject({ id: record.id, decisions: record.decisions })
    const headers = { authorization: `Bearer ${KEY}` }
    await remote.fetch(new Request(`${ORIGIN}/consent/v1/subjects/me`, { method: 'DELETE', headers }))
    expect(await remote.records()).toEqual([])
  })

  it('R106 takes the records of agreements that the site has, and knows nobody by them', async () => {
    const offers = { id: 'offers', kind: 'consent', version: '1' } as const
    const refused = recordOf('reject-all')
    const event = { ...refused.event, action: 'agree', state: 'given' }
    const agreed = { ...refused, event, decisions: {}, asked: {}, validUntil: null, agreement: offers }
    const remote = createFakeRemote(consentWith({ agreements: [offers] }))
    const answer = await remote.fetch(post(agreed))
    expect([answer.status, await answer.json()]).toMatchObject([201, { key: 'dropped', subject: null }])
    expect(await remote.records()).toMatchObject([{ agreement: offers, event: { action: 'agree', state: 'given' } }])
    expect((await createFakeRemote(consent).fetch(post(agreed))).status).toBe(422)
  })

  it('fails as it was told, as often as it was told, and then answers again', async () => {
    const remote = createFakeRemote(consent)
    remote.fail('unreachable', 2)
    remote.fail({ status: 503, retryAfter: 7 })
    const send = async (): Promise<Response> => remote.fetch(post(recordOf()))
    await expect(send()).rejects.toThrow(TypeError)
    await expect(send()).rejects.toThrow(TypeError)
    expect(await remote.records()).toEqual([])
    const refused = await send()
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '7'])
    expect((await send()).status).toBe(201)
  })

  it('keeps a record whose answer is lost', async () => {
    const remote = createFakeRemote(consent)
    remote.fail('lost-answer')
    const record = recordOf()
    await expect(remote.fetch(post(record))).rejects.toThrow(TypeError)
    expect((await remote.records()).map(({ id }) => id)).toEqual([record.id])
    expect((await remote.fetch(post(record))).status).toBe(200)
  })

  it('fails until it recovers', async () => {
    const remote = createFakeRemote(consent)
    remote.fail('unreachable', Infinity)
    for (let step = 0; step < 5; step += 1) await expect(remote.fetch(post(recordOf()))).rejects.toThrow(TypeError)
    remote.recover()
    expect((await remote.fetch(post(recordOf()))).status).toBe(201)
  })

  it('has no limit of requests that a quick test would meet', async () => {
    const remote = createFakeRemote(consent)
    const answers = await Promise.all(Array.from({ length: 100 }, async () => remote.fetch(post(recordOf()))))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]))
  })

  it('says that its address is of no use', () => {
    expect(() => createFakeRemote(consent, { origins: ['shop.example'] })).toThrow(
      expect.objectContaining({ code: 441 }),
    )
  })
})

describe('route', () => {
  it('answers the page’s own site, and leaves a third party with the same paths alone', async () => {
    const seen: string[] = []
    const remote = createFakeRemote(consent)
    const held = (url: string, site: string): HeldRequest => ({
      request: () => ({
        url: () => url,
        method: () => 'GET',
        postData: () => null,
        allHeaders: async () => ({ 'sec-fetch-site': site }),
      }),
      fulfill: async ({ status }) => void seen.push(`${url} ${status}`),
      abort: async () => void seen.push(`${url} aborted`),
      fallback: async () => void seen.push(`${url} left`),
    })
    await remote.route({
      route: async (isMine, answer) => {
        for (const [url, site] of [
          [`${ORIGIN}/consent/v1/context`, 'same-origin'],
          ['https://vendor.example/consent/v1/context', 'cross-site'],
          [`${ORIGIN}/consent-form`, 'same-origin'],
        ] as const)
          if (isMine(new URL(url))) await answer(held(url, site))
      },
    })
    expect(seen).toEqual([`${ORIGIN}/consent/v1/context 200`, 'https://vendor.example/consent/v1/context left'])
  })
})

describe('install', () => {
  const real = vi.fn<typeof fetch>(async () => new Response('the real one'))

  function installed(options?: Parameters<typeof createFakeRemote>[1]): FakeRemote {
    vi.stubGlobal('fetch', real)
    onTestFinished(() => void vi.unstubAllGlobals())
    const remote = createFakeRemote(consent, options)
    onTestFinished(remote.install())
    return remote
  }
  const send = async (init?: RequestInit, url = '/consent/v1/records'): Promise<Response> =>
    fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEY}` },
      body: JSON.stringify({ record: recordOf(), sentAt: Date.now() }),
      ...init,
    })

  it('answers its own addresses, and leaves all others to the real one', async () => {
    const remote = installed()
    expect((await send()).status).toBe(201)
    for (const other of ['https://other.example/consent-form', 'https://other.example/consent/v1/records'])
      expect(await (await fetch(other)).text()).toBe('the real one')
    expect(await remote.records()).toHaveLength(1)
  })

  it('reads what is sent in Firefox too, where requests have no stream of their body', async () => {
    const stream = Object.getOwnPropertyDescriptor(Request.prototype, 'body') ?? {}
    Reflect.deleteProperty(Request.prototype, 'body')
    onTestFinished(() => void Object.defineProperty(Request.prototype, 'body', stream))
    const remote = installed()
    expect((await send()).status).toBe(201)
    expect(await remote.records()).toHaveLength(1)
  })

  it('keeps the key, as the cookie of a browser would, until everything is erased', async () => {
    const remote = installed()
    await send()
    const me = async (init?: RequestInit): Promise<number> => (await fetch('/consent/v1/subjects/me', init)).status
    expect(await me()).toBe(200)
    expect(await me({ credentials: 'omit' })).toBe(401)
    expect(await me({ method: 'DELETE' })).toBe(200)
    expect([await me(), await remote.records()]).toEqual([401, []])
  })

  it('answers another origin, where the site was named', async () => {
    installed({ url: 'https://consent.example', origins: [ORIGIN] })
    expect((await send({}, 'https://consent.example/v1/records')).status).toBe(201)
    expect(await (await send()).text()).toBe('the real one')
  })

  it('gives the place back', async () => {
    vi.stubGlobal('fetch', real)
    onTestFinished(() => void vi.unstubAllGlobals())
    createFakeRemote(consent).install()()
    expect(fetch).toBe(real)
  })
})
