import { expect, test } from 'vitest'
import { act, cookiesOf, isIdle, isQuiet, permission, statusOf, stored, subjectOf } from './acts.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

test('R133 empties the outbox and drops the key', async () => {
  const page = await site.open(await site.person())
  site.setReachable(false)
  await act(page, 'acceptAll')
  await expect.poll(() => stored(page)).toContain('cookie_consent.outbox.<id>')
  await act(page, 'forget')
  await expect.poll(() => stored(page)).toEqual([])
})

test('R133 takes back what a late answer brings, and leaves alone what was chosen afterwards', async () => {
  const person = await site.person()
  const page = await site.open(person)
  let release: () => void = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  let isHeld = false
  site.faults.push(async () => {
    isHeld = true
    await held
  })
  await act(page, 'acceptAll')
  await expect.poll(() => isHeld).toBe(true)
  await act(page, 'forget')
  await expect.poll(() => stored(page)).toEqual([])
  release()
  await expect.poll(site.kept).toEqual(['accept-all'])
  await expect.poll(async () => (await person.cookies()).map(({ name }) => name)).toEqual([])
  await page.reload()
  await expect.poll(() => page.evaluate(() => window.consent.store.getState().status)).toBe('undecided')
  await act(page, 'acceptAll')
  await expect.poll(site.kept).toEqual(['accept-all', 'accept-all'])
  await expect.poll(site.subjects).toHaveLength(2)
})

test('R133 without a network leaves nothing on the device, and the next person is somebody else', async () => {
  const person = await site.person()
  const page = await site.open(person)
  await act(page, 'acceptAll')
  await isIdle(page)
  const before = await subjectOf(page)
  site.setReachable(false)
  await act(page, 'forget')
  await expect.poll(() => stored(page)).toEqual([])
  expect((await person.cookies()).map(({ name }) => name)).toEqual(['cookie_consent_k'])
  await page.reload()
  await expect.poll(() => page.evaluate(() => window.consent.store.getState().status)).toBe('undecided')
  site.setReachable(true)
  await act(page, 'acceptAll')
  await expect.poll(() => subjectOf(page)).toMatch(/^[\w-]{22}$/)
  expect(await subjectOf(page)).not.toBe(before)
  await expect.poll(site.subjects).toHaveLength(2)
})

test('R133 before the sync is there leaves nothing to record', async () => {
  const person = await site.person()
  // At the very moment when the page has made its store, before any of the code that is loaded later.
  await person.addInitScript(() => {
    Object.defineProperty(window, 'consent', {
      configurable: true,
      set: (made: Window['consent']) => {
        Object.defineProperty(window, 'consent', { value: made })
        made.store.actions.acceptAll()
        made.store.actions.forget()
      },
    })
  })
  const page = await site.open(person)
  await expect.poll(() => statusOf(page)).toBe('undecided')
  await isQuiet(page)
  expect(await permission(page, 'analytics')).toBe('denied')
  expect(await cookiesOf(page)).toEqual([])
  // Records go out in the order in which they were made.
  await act(page, 'rejectAll')
  await isIdle(page)
  expect(site.arrivals.map(({ action }) => action)).toEqual(['reject-all'])
})

test('R133 while the words that were shown are being found leaves nothing to record', async () => {
  const person = await site.person()
  await person.addInitScript(() => {
    const told: (() => void)[] = []
    Object.assign(window, {
      notice: () => new Promise((resolve) => told.push(() => resolve({ notice: 'custom' }))),
      tell: () => told.splice(0).forEach((each) => each()),
      asked: () => told.length,
    })
  })
  const page = await site.open(person)
  const isAsked = async (): Promise<void> => {
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'asked')())).toBe(1)
  }
  await act(page, 'acceptAll')
  await isAsked()
  await act(page, 'forget')
  await page.evaluate(() => Reflect.get(window, 'tell')())
  await act(page, 'rejectAll')
  await isAsked()
  await page.evaluate(() => Reflect.get(window, 'tell')())
  await isIdle(page)
  expect(site.arrivals.map(({ action }) => action)).toEqual(['reject-all'])
  expect(await stored(page)).toEqual(['cookie_consent.sent'])
})
