import { choiceOfRecord, readConsent, type Choice } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { decodeChoice } from '../../../src/core/codec.js'
import { encodeChoice } from '../../../src/core/lazy.js'
import { DAY, exampleWith, NOW } from '../../core/exampleConfig.js'
import { config, envelope, newKey, post, recordOf, startApi, type Answer } from './startApi.js'

const COPY = 'cookie_consent_s'

function copyIn({ cookies }: Answer): Choice | null {
  return decodeChoice(cookies[COPY]?.split(';', 1)[0] ?? '')
}

/** A choice as a cookie value. */
function cookieOf(act: 'acceptAll' | 'rejectAll', at: number): string {
  const choice = choiceOfRecord(recordOf(act, { at }))
  return choice ? encodeChoice(choice) : ''
}

describe("the server's copy of the choice", () => {
  it('R53 has a name of its own, lives 395 days, and can be read by the page', async () => {
    const { cookies } = await post(startApi(), newKey(), recordOf('acceptAll', { at: NOW }))
    expect(cookies[COPY]).toMatch(/; Path=\/; Max-Age=34128000; SameSite=Lax; Secure$/)
    expect(cookies).not.toHaveProperty('cookie_consent')
  })

  it('R53 says what the record says, and who the subject is', async () => {
    const record = recordOf('acceptAll', { at: NOW })
    const answer = await post(startApi(), newKey(), record)
    expect(copyIn(answer)).toMatchObject({
      id: record.id,
      at: NOW,
      validDays: 184,
      decisions: record.decisions,
      asked: record.asked,
      subject: answer.body.subject,
    })
  })

  it('R133 goes with the key to no browser whose person has forgotten everything since', async () => {
    const started = startApi()
    const [key, record] = [newKey(), recordOf('acceptAll', { at: NOW })]
    const body = { ...envelope(record), cookies: false }
    const answer = await started.send('POST', '/v1/records', { key, body })
    expect([answer.status, answer.cookies]).toEqual([201, {}])
    expect(answer.body).toMatchObject({ id: record.id, key: 'dropped', subject: expect.stringMatching(/^[\w-]{22}$/) })
    const again = await started.send('POST', '/v1/records', { key, body: { ...body, cookies: true } })
    expect([again.status, again.body.key]).toEqual([200, 'cookie'])
    expect(Object.keys(again.cookies).sort()).toEqual(['cookie_consent_k', COPY])
  })

  it('R53 is read where the own cookie is gone', async () => {
    const answer = await post(startApi(), newKey(), recordOf('rejectAll', { at: NOW }))
    const cookie = `${COPY}=${answer.cookies[COPY]?.split(';', 1)[0]}`
    expect(readConsent(cookie, config).choice?.action).toBe('reject-all')
  })

  it.each(['cookie_consent', COPY])('R53 of a late answer never undoes a newer choice in %s', async (name) => {
    const { send, clock } = startApi()
    clock.pass(DAY)
    const answer = await send('POST', '/v1/records', {
      key: newKey(),
      headers: { cookie: `${name}=${cookieOf('rejectAll', NOW + 1)}` },
      body: envelope(recordOf('acceptAll', { at: NOW }), NOW + DAY),
    })
    expect(copyIn(answer)?.action).toBe('reject-all')
  })

  it('R65 of a refusal does not give way to a grant that was dated by a clock days ahead', async () => {
    const { send } = startApi()
    const answer = await send('POST', '/v1/records', {
      key: newKey(),
      headers: { cookie: `${COPY}=${cookieOf('acceptAll', NOW + 9 * DAY)}` },
      body: envelope(recordOf('rejectAll', { at: NOW })),
    })
    expect(copyIn(answer)?.action).toBe('reject-all')
  })

  it('R53 replaces an older choice, and what nobody can read', async () => {
    for (const held of [cookieOf('acceptAll', NOW - 1), 'garbage', 'x'.repeat(300)]) {
      const { send } = startApi()
      const answer = await send('POST', '/v1/records', {
        key: newKey(),
        headers: { cookie: `cookie_consent=${held}; ${COPY}=${held}` },
        body: envelope(recordOf('rejectAll', { at: NOW })),
      })
      expect(copyIn(answer)?.action).toBe('reject-all')
    }
  })

  it('R111 never extends the validity, which counts from the choice', async () => {
    const { send, clock } = startApi()
    clock.pass(100 * DAY)
    const record = recordOf('acceptAll', { at: NOW })
    const answer = await send('POST', '/v1/records', { key: newKey(), body: envelope(record, NOW + 100 * DAY) })
    expect(copyIn(answer)).toMatchObject({ at: NOW, validDays: 184 })
  })

  it('is shared with the subdomains when the choice is', async () => {
    const shared = exampleWith({ cookie: { scope: 'site', domain: 'shop.example', name: 'choice' } })
    const { cookies } = await post(startApi({ config: shared }), newKey(), recordOf('acceptAll', { at: NOW }))
    expect(cookies['choice_s']).toContain('; Domain=shop.example')
    expect(cookies['choice_k']).toContain('; Domain=shop.example')
  })

  it('is not set where the page could never read it', async () => {
    const origin = 'https://www.shop.example'
    const { send } = startApi({ origins: [origin] })
    const headers = { 'sec-fetch-site': 'same-site' }
    const body = envelope(recordOf('acceptAll', { at: NOW }))
    const { cookies } = await send('POST', '/v1/records', { key: newKey(), origin, headers, body })
    expect(Object.keys(cookies)).toEqual(['cookie_consent_k'])
  })

  it('is not set where the choice is kept elsewhere, or where the record is no choice', async () => {
    const storage = { read: () => [], write: () => undefined, clear: () => undefined }
    const elsewhere = startApi({ config: exampleWith({ storage }) })
    expect((await post(elsewhere, newKey(), recordOf('acceptAll', { at: NOW }))).cookies).not.toHaveProperty(COPY)
    const once = recordOf('acceptAll', { at: NOW, change: { action: 'allow-once', validDays: 0 } })
    expect((await post(startApi(), newKey(), once)).cookies).not.toHaveProperty(COPY)
  })

  it('is not set when it could not be read again', async () => {
    const record = recordOf('acceptAll', { at: NOW, change: { policyVersion: '1+2' } })
    expect((await post(startApi(), newKey(), record)).cookies).not.toHaveProperty(COPY)
  })

  it('is Secure unless the page is on http', async () => {
    const local = 'http://localhost:3000'
    const { send } = startApi({ origins: [local] })
    const headers = { 'sec-fetch-site': 'same-origin' }
    const body = envelope(recordOf('acceptAll', { at: NOW }))
    const { cookies } = await send('POST', '/v1/records', { key: newKey(), origin: local, headers, body })
    expect(cookies[COPY]).not.toContain('Secure')
    expect(cookies[COPY]).toContain('SameSite=Lax')
  })
})
