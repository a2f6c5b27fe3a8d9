import type { BrowserContext, Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import {
  act,
  choiceOf,
  comeBack,
  comeOnline,
  isIdle,
  isQuiet,
  permission,
  save,
  sentOf,
  stateOf,
  statusOf,
  subjectOf,
} from './acts.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

const HOUR = 3_600_000
const REFUSED = { status: 422, code: 456 } as const

/** Sets the clock of a device back, for all pages that are opened from now on. */
async function slowClock(person: BrowserContext): Promise<void> {
  await person.addInitScript((late) => {
    const { now } = Date
    Date.now = () => now() - late
  }, HOUR)
}

const decisionsOf = async (page: Page): Promise<unknown> => (await choiceOf(page))?.decisions

/** What a profile of a browser holds of the site. */
interface Backup {
  readonly state: Awaited<ReturnType<BrowserContext['storageState']>>
}

/** Sets the profile back to what it was, as a restored backup does. */
async function restore(person: BrowserContext, { state }: Backup): Promise<Page> {
  await person.clearCookies()
  await person.addCookies(state.cookies)
  const page = await person.newPage()
  // Of the same origin, and without the code of the site.
  await page.route('**/page.js', (route) => route.abort())
  await page.goto(site.url())
  await page.evaluate(
    (items) => {
      localStorage.clear()
      for (const { name, value } of items) localStorage.setItem(name, value)
    },
    state.origins.flatMap(({ localStorage: items }) => items),
  )
  await page.close()
  return site.open(person)
}

describe('a withdrawal that is not there yet', () => {
  test.each(['a right clock', 'a clock that is slow'])('R53 R65 is not undone by a pull, with %s', async (clock) => {
    const person = await site.person()
    if (clock !== 'a right clock') await slowClock(person)
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await isIdle(page)
    site.faults.push(...Array.from({ length: 50 }, () => 'broken' as const))
    await act(page, 'withdraw')
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
    await page.reload()
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
    // What was asked before is answered before.
    await page.evaluate(async () => (await fetch('/consent/v1/subjects/me')).text())
    expect(await permission(page, 'analytics')).toBe('denied')
    site.faults.length = 0
    await comeOnline(page)
    await expect.poll(site.kept).toEqual(['accept-all', 'withdraw'])
    await isIdle(page)
    await comeBack(page)
    await isIdle(page)
    expect(await permission(page, 'analytics')).toBe('denied')
    expect(site.arrivals.map(({ action }) => action)).toEqual(['accept-all', 'withdraw'])
    expect(await stateOf(page)).toMatchObject({ failure: null })
  })
})

describe('a withdrawal that the server will never take', () => {
  test.each(['a right clock', 'a clock that is slow'])('R65 is not undone by a pull, with %s', async (clock) => {
    const person = await site.person()
    if (clock !== 'a right clock') await slowClock(person)
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await isIdle(page)
    site.faults.push(REFUSED)
    await act(page, 'withdraw')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 0, failure: { status: 422 } })
    await comeBack(page)
    expect(await permission(page, 'analytics')).toBe('denied')
  })

  test('R64 is not sent again after the server has told of an older choice', async () => {
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await isIdle(page)
    site.faults.push(REFUSED)
    await act(page, 'withdraw')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 0, failure: { status: 422 } })
    await comeBack(page)
    expect(await sentOf(page)).toBe((await choiceOf(page))?.id)
    await comeBack(page)
    expect(site.arrivals.map(({ action }) => action)).toEqual(['accept-all'])
  })
})

describe('a choice that is newer on the server', () => {
  test('R65 is taken over, and is no act of anybody', async () => {
    const person = await site.person()
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await isIdle(page)
    const backup = { state: await person.storageState() }
    await save(page, { functional: 'granted', analytics: 'denied' })
    await isIdle(page)
    const newest = await choiceOf(page)
    await page.close()
    const restored = await restore(person, backup)
    await expect.poll(() => choiceOf(restored)).toMatchObject({ id: newest?.id, subject: newest?.subject })
    expect(await permission(restored, 'analytics')).toBe('denied')
    expect(await permission(restored, 'functional')).toBe('granted')
    await isIdle(restored)
    await comeBack(restored)
    expect(site.arrivals.map(({ action }) => action)).toEqual(['accept-all', 'save'])
  })

  test('R65 is taken over once what was not known to be recorded has arrived', async () => {
    const person = await site.person()
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await isIdle(page)
    await save(page, { functional: 'granted', analytics: 'granted' })
    await isIdle(page)
    const { cookies } = await person.storageState()
    await act(page, 'withdraw')
    await isIdle(page)
    await page.close()
    const restored = await restore(person, { state: { cookies, origins: [] } })
    await expect.poll(() => permission(restored, 'analytics')).toBe('denied')
    await isIdle(restored)
    expect(await site.kept()).toEqual(['accept-all', 'save', 'withdraw'])
    expect(await stateOf(restored)).toMatchObject({ failure: null })
  })
})

test('R62 R64 a choice whose device forgets that it was sent is no failure at the next visit', async () => {
  const person = await site.person()
  await person.addInitScript(() => {
    const refuse = (): never => {
      throw new DOMException('blocked', 'SecurityError')
    }
    Object.defineProperty(window, 'localStorage', { get: refuse })
    // What is in view differs from visit to visit.
    Object.assign(window, {
      notice: async () => Promise.resolve({ variant: `at-${Math.floor(performance.timeOrigin)}` }),
    })
  })
  const page = await site.open(person)
  await act(page, 'acceptAll')
  await expect.poll(site.kept).toEqual(['accept-all'])
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'idle', pending: 0 })
  const [again] = await Promise.all([page.waitForResponse('**/v1/records'), page.reload()])
  expect(again.status()).toBe(409)
  expect(await permission(page, 'analytics')).toBe('granted')
  // One record is sent after the other.
  await act(page, 'rejectAll')
  await expect.poll(site.kept).toEqual(['accept-all', 'reject-all'])
  expect((await stateOf(page)).failure).toBeNull()
  expect(await page.evaluate(() => window.consent.errors)).toEqual([])
})

/** Clears the cookies of a browser after its page was closed, which sends nothing any more. */
async function clear(person: BrowserContext, page: Page): Promise<void> {
  await person.setOffline(true)
  await page.close()
  await person.clearCookies()
  await person.setOffline(false)
}

describe('a device that was cleared', () => {
  test('R52 gets refusals back, never grants, where it still has the key', async () => {
    const person = await site.person()
    const page = await site.open(person)
    // The server has it, and the device does not know.
    site.faults.push(...Array.from({ length: 50 }, () => 'lost-answer' as const))
    await save(page, { functional: 'granted', analytics: 'denied' })
    await expect.poll(site.kept).toEqual(['save'])
    await clear(person, page)
    site.faults.length = 0
    const later = await site.open(person)
    await expect.poll(() => decisionsOf(later)).toEqual({ analytics: 'denied', counter: 'denied' })
    expect(await permission(later, 'functional')).toBe('denied')
    expect(await statusOf(later)).toBe('undecided')
    await isIdle(later)
    expect(await site.kept()).toEqual(['save'])
    expect(await subjectOf(later)).toBeNull()
    // Neither does the next visit take anything back.
    await comeBack(later)
    expect(await decisionsOf(later)).toEqual({ analytics: 'denied', counter: 'denied' })
    await act(later, 'acceptAll')
    await isIdle(later)
    expect(await site.kept()).toEqual(['accept-all', 'save'])
    expect(await site.subjects()).toHaveLength(1)
  })

  test('R52 R62 still delivers what was granted there, and the grants do not come back', async () => {
    const person = await site.person()
    const page = await site.open(person)
    // The code of the sync comes from the site, too.
    await isQuiet(page)
    await person.setOffline(true)
    await act(page, 'acceptAll')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 1 })
    await clear(person, page)
    const later = await site.open(person)
    await expect.poll(site.kept).toEqual(['accept-all'])
    await isQuiet(later)
    expect(await statusOf(later)).toBe('undecided')
    expect(await permission(later, 'analytics')).toBe('denied')
    expect(await person.cookies()).toEqual([])
  })

  test('R52 asks nobody where it has neither choice nor key: a new person is asked', async () => {
    const person = await site.person()
    const page = await site.open(person)
    await save(page, { functional: 'granted', analytics: 'denied' })
    await isIdle(page)
    await page.close()
    await person.clearCookies({ name: /^cookie_consent(_s)?$/ })
    const later = await person.newPage()
    const asked: string[] = []
    later.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await later.goto(site.url())
    await isQuiet(later)
    expect(asked.filter((path) => path.startsWith('/consent/'))).toEqual([])
    expect(await statusOf(later)).toBe('undecided')
    expect(await permission(later, 'functional')).toBe('denied')
  })
})

test('R53 R65 a grant that a clock in the future has dated does not come back over a later withdrawal', async () => {
  const person = await site.person()
  // Two days ahead, then right, then a week later.
  await person.addInitScript((day) => {
    const { now } = Date
    const days = Number(localStorage.getItem('days') ?? 2)
    Date.now = () => now() + days * day
  }, 86_400_000)
  const setDays = async (page: Page, days: number): Promise<void> =>
    page.evaluate((count) => localStorage.setItem('days', String(count)), days)
  site.setReachable(false)
  const page = await site.open(person)
  await act(page, 'acceptAll')
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
  await setDays(page, 0)
  await page.reload()
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
  await act(page, 'withdraw')
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 2 })
  site.setReachable(true)
  await comeOnline(page)
  await isIdle(page)
  expect(await site.kept()).toEqual(['accept-all', 'withdraw'])
  for (const days of [0, 7]) {
    await setDays(page, days)
    await comeBack(page)
    expect(await permission(page, 'analytics')).toBe('denied')
  }
})
