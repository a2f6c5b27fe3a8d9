import type { BrowserContext, Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import {
  act,
  comeOnline,
  cookiesOf,
  isIdle,
  isQuiet,
  KEY_DUE,
  permission,
  stateOf,
  statusOf,
  stored,
  subjectOf,
} from './acts.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

/** Somebody whom the API knows, in so many tabs. */
async function known(person: BrowserContext, ...others: Page[]): Promise<Page> {
  const page = await site.open(person)
  await act(page, 'acceptAll')
  await isIdle(page)
  for (const other of others) await expect.poll(() => subjectOf(other)).toMatch(/^[\w-]{22}$/)
  expect(await cookiesOf(page)).toContain('cookie_consent_k')
  return page
}

describe('the key of somebody who forgets everything', () => {
  test('R2 R133 goes when the network is back, also from a page that comes later', async () => {
    const page = await known(await site.person())
    site.setReachable(false)
    await act(page, 'forget')
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
    await page.reload()
    await act(page, 'rejectAll')
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 2 })
    site.setReachable(true)
    await comeOnline(page)
    await isIdle(page)
    expect(await cookiesOf(page)).toEqual(['cookie_consent', 'cookie_consent_s'])
    expect(await stored(page)).toEqual(['cookie_consent.sent'])
    // Who refused is not who had granted.
    expect(await site.subjects()).toHaveLength(2)
  })

  test.each([
    ['503', { status: 503 }],
    ['429', { status: 429 }],
    ['the page of a proxy', { status: 403, body: '<h1>Are you a robot?</h1>' }],
    ['the page of a network that wants a sign-in', { status: 200, body: '<h1>Welcome</h1>' }],
  ])('R2 R64 R133 goes later where the answer is %s', async (_, answer) => {
    const page = await known(await site.person())
    site.keyAnswers.push(answer)
    await act(page, 'forget')
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
    expect(site.keyAnswers).toEqual([])
    expect(await stored(page)).toEqual([KEY_DUE])
    await comeOnline(page)
    await isQuiet(page)
    await expect.poll(() => cookiesOf(page)).toEqual([])
    expect(await stored(page)).toEqual([])
  })

  test('R53 R133 may have to wait, and meanwhile nothing brings a copy of what was forgotten', async () => {
    const page = await known(await site.person())
    site.setReachable(false)
    await act(page, 'withdraw')
    await act(page, 'forget')
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 2 })
    // A page that has made none of it would take a copy for a choice.
    await page.reload()
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 2 })
    site.setReachable(true)
    site.keyAnswers.push(...Array.from({ length: 9 }, () => ({ status: 503 })))
    await comeOnline(page)
    await expect.poll(site.kept).toEqual(['accept-all', 'withdraw'])
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
    expect(await cookiesOf(page)).toEqual(['cookie_consent_k'])
    expect(await statusOf(page)).toBe('undecided')
  })

  test('R133 goes also where an agreement could not be made into a record', async () => {
    const page = await known(await site.person())
    await page.evaluate(() => {
      crypto.subtle.digest = async () => Promise.reject(new Error('not here'))
      window.agreements.add({
        schemaVersion: '1.0',
        id: crypto.randomUUID(),
        at: Date.now(),
        agreement: 'offers',
        kind: 'consent',
        version: '1',
        action: 'given',
        method: 'page',
        language: 'en',
        text: 'Send me offers',
        origin: null,
      })
      window.consent.store.actions.forget()
    })
    await expect.poll(() => cookiesOf(page)).toEqual([])
  })

  test('R64 R133 stands in nobody’s way where the API will never take it back', async () => {
    const page = await known(await site.person())
    site.keyAnswers.push({ status: 403, type: 'application/problem+json', body: '{"code":448}' })
    await act(page, 'forget')
    await expect.poll(() => stored(page)).toEqual([])
    await act(page, 'rejectAll')
    await isIdle(page)
    expect(await site.kept()).toEqual(['accept-all', 'reject-all'])
  })

  test('R66 R133 is not that of whoever grants next, in two tabs and without a network', async () => {
    const person = await site.person()
    const other = await site.open(person)
    const page = await known(person, other)
    site.setReachable(false)
    await act(page, 'withdraw')
    await expect.poll(() => permission(other, 'analytics')).toBe('denied')
    await act(page, 'forget')
    await expect.poll(() => statusOf(other)).toBe('undecided')
    await act(page, 'acceptAll')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 3 })
    await expect.poll(() => statusOf(other)).toBe('decided')
    site.setReachable(true)
    await Promise.all([page, other].map(comeOnline))
    await isIdle(page)
    await isQuiet(other)
    expect(await site.kept()).toEqual(['accept-all', 'accept-all', 'withdraw'])
    expect(await cookiesOf(page)).toEqual(['cookie_consent', 'cookie_consent_k', 'cookie_consent_s'])
    await act(page, 'withdraw')
    await isIdle(page)
    expect(await site.subjects()).toHaveLength(2)
  })

  test('R66 R133 is not that of whoever grants next, where another tab had to wait for the server', async () => {
    const person = await site.person()
    const other = await site.open(person)
    const page = await known(person, other)
    // For each try of both tabs.
    site.faults.push({ status: 503 }, { status: 503 }, { status: 503 })
    await act(page, 'withdraw')
    await expect.poll(() => permission(other, 'analytics')).toBe('denied')
    await act(page, 'forget')
    await expect.poll(() => statusOf(other)).toBe('undecided')
    await expect.poll(() => site.faults.length).toBe(0)
    await comeOnline(page)
    await expect.poll(() => cookiesOf(page)).toEqual([])
    await act(page, 'acceptAll')
    await isIdle(page)
    await comeOnline(other)
    await isQuiet(other)
    expect(await cookiesOf(page)).toEqual(['cookie_consent', 'cookie_consent_k', 'cookie_consent_s'])
    expect(await site.kept()).toEqual(['accept-all', 'accept-all', 'withdraw'])
  })
})

describe('a withdrawal whose words come after everything was forgotten', () => {
  test.each([
    ['the own site', () => ({})],
    ['another site', () => ({ api: site.elsewhere() })],
  ])('R61 R66 R133 is of who made it, with an API on %s', async (_, place) => {
    const person = await site.person()
    await person.addInitScript((given) => {
      const told: (() => void)[] = []
      Object.assign(window, given, {
        notice: () => new Promise((resolve) => told.push(() => resolve({ notice: 'custom' }))),
        tell: () => told.splice(0).forEach((each) => each()),
        asked: () => told.length,
      })
    }, place())
    const page = await site.open(person)
    const tell = async (): Promise<void> => {
      await expect.poll(() => page.evaluate(() => Reflect.get(window, 'asked')())).toBe(1)
      await page.evaluate(() => Reflect.get(window, 'tell')())
    }
    await act(page, 'acceptAll')
    await tell()
    await isIdle(page)
    await act(page, 'withdraw')
    await act(page, 'forget')
    // The browser sends what it has, but the key.
    await comeOnline(page)
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
    await tell()
    await isQuiet(page)
    await expect.poll(() => cookiesOf(page)).toEqual([])
    expect(await site.kept()).toEqual(['accept-all', 'withdraw'])
    expect(await site.subjects()).toHaveLength(1)
    await expect.poll(() => stored(page)).toEqual([])
  })
})
