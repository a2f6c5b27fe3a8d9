import type { BrowserContext } from 'playwright'
import { describe, expect, test } from 'vitest'
import {
  act,
  KEY_DUE,
  comeOnline,
  cookiesOf,
  heldRequest,
  isIdle,
  isQuiet,
  permission,
  save,
  stateOf,
  statusOf,
  stored,
  subjectOf,
} from './acts.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

/** Acts and forgets at the very moment when the page has made its store, before any of the code that is loaded later. */
async function forgetAtStart(person: BrowserContext, first: 'acceptAll' | 'withdraw'): Promise<void> {
  await person.addInitScript((name) => {
    Object.defineProperty(window, 'consent', {
      configurable: true,
      set: (made: Window['consent']) => {
        Object.defineProperty(window, 'consent', { value: made })
        made.store.actions[name]()
        made.store.actions.forget()
      },
    })
  }, first)
}

test('R133 empties the outbox and drops the key', async () => {
  const page = await site.open(await site.person())
  site.setReachable(false)
  await act(page, 'acceptAll')
  // Not while it is on its way.
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
  await act(page, 'forget')
  await expect.poll(() => stored(page)).toEqual([KEY_DUE])
  site.setReachable(true)
  await comeOnline(page)
  await expect.poll(() => stored(page)).toEqual([])
  expect(await site.kept()).toEqual([])
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
  await expect.poll(() => stored(page)).toEqual([KEY_DUE])
  release()
  await expect.poll(site.kept).toEqual(['accept-all'])
  await expect.poll(async () => (await person.cookies()).map(({ name }) => name)).toEqual([])
  await page.reload()
  await expect.poll(() => page.evaluate(() => window.consent.store.getState().status)).toBe('undecided')
  await act(page, 'acceptAll')
  await expect.poll(site.kept).toEqual(['accept-all', 'accept-all'])
  await expect.poll(site.subjects).toHaveLength(2)
})

test('R133 without a network leaves nothing of a person to scripts, and the next person is somebody else', async () => {
  const person = await site.person()
  const page = await site.open(person)
  await act(page, 'acceptAll')
  await isIdle(page)
  const before = await subjectOf(page)
  site.setReachable(false)
  await act(page, 'forget')
  await expect.poll(() => stored(page)).toEqual([KEY_DUE])
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
  await forgetAtStart(person, 'acceptAll')
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

describe('a withdrawal that had not arrived', () => {
  test('R61 R133 arrives for the person who made it, and brings nothing back', async () => {
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await isIdle(page)
    site.setReachable(false)
    await act(page, 'withdraw')
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
    await act(page, 'forget')
    await expect.poll(() => stored(page)).toEqual(['cookie_consent.outbox.<id>', KEY_DUE])
    // Nobody but the server can take this one.
    expect(await cookiesOf(page)).toEqual(['cookie_consent_k'])
    await page.reload()
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 2 })
    site.setReachable(true)
    await comeOnline(page)
    await expect.poll(site.kept).toEqual(['accept-all', 'withdraw'])
    await expect.poll(() => cookiesOf(page)).toEqual([])
    expect(await site.subjects()).toHaveLength(1)
    await expect.poll(() => stored(page)).toEqual([])
    await page.reload()
    await expect.poll(() => statusOf(page)).toBe('undecided')
    expect((await stateOf(page)).failure).toBeNull()
  })

  test('R61 R112 R133 arrives while another record is on its way, and so does nothing else', async () => {
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await isIdle(page)
    const { fault, isHeld, go } = heldRequest()
    site.faults.push(fault)
    await save(page, { functional: 'granted', analytics: 'denied' })
    await expect.poll(isHeld).toBe(true)
    await act(page, 'acceptAll')
    await act(page, 'withdraw')
    await act(page, 'forget')
    go()
    await expect.poll(site.kept).toEqual(['accept-all', 'save', 'withdraw'])
    await expect.poll(() => cookiesOf(page)).toEqual([])
    await expect.poll(() => stored(page)).toEqual([])
    expect(await site.subjects()).toHaveLength(1)
    expect(site.arrivals).toHaveLength(3)
  })

  test('R62 R133 of somebody whom the server never knew arrives without the grant before it', async () => {
    const person = await site.person()
    const page = await site.open(person)
    site.setReachable(false)
    await act(page, 'acceptAll')
    await act(page, 'withdraw')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 2 })
    await act(page, 'forget')
    await expect.poll(() => stored(page)).toEqual(['cookie_consent.outbox.<id>', KEY_DUE])
    await page.close()
    site.setReachable(true)
    const later = await site.open(person)
    await expect.poll(site.kept).toEqual(['withdraw'])
    await expect.poll(() => stored(later)).toEqual([])
    expect(await cookiesOf(later)).toEqual([])
    expect(await statusOf(later)).toBe('undecided')
  })

  test('R66 R133 is nothing of whoever chooses next', async () => {
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await isIdle(page)
    const [former] = await site.subjects()
    site.setReachable(false)
    await act(page, 'withdraw')
    await act(page, 'forget')
    await act(page, 'acceptAll')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 3 })
    site.setReachable(true)
    await comeOnline(page)
    await isIdle(page)
    expect(await site.kept()).toEqual(['accept-all', 'accept-all', 'withdraw'])
    const records = await site.records()
    expect(records.map(({ event, subject }) => `${event.action} ${subject !== null}`)).toEqual([
      'accept-all false',
      'withdraw true',
      'accept-all false',
    ])
    expect(await site.subjects()).toHaveLength(2)
    expect(await subjectOf(page)).not.toBe(records[1]?.subject)
    expect(former).toBeDefined()
    expect(await permission(page, 'analytics')).toBe('granted')
    expect(await stateOf(page)).toMatchObject({ failure: null })
  })

  test('R61 R133 arrives when only the cookies of the choice were deleted', async () => {
    const person = await site.person()
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await isIdle(page)
    site.setReachable(false)
    await act(page, 'withdraw')
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
    await person.clearCookies({ name: /^cookie_consent(_s)?$/ })
    await page.evaluate(() => dispatchEvent(new Event('focus')))
    await expect.poll(() => statusOf(page)).toBe('undecided')
    site.setReachable(true)
    await comeOnline(page)
    await expect.poll(site.kept).toEqual(['accept-all', 'withdraw'])
    await expect.poll(() => cookiesOf(page)).toEqual([])
    expect(await site.subjects()).toHaveLength(1)
  })

  test('R61 R112 R133 is recorded also before the sync is there, and the key goes', async () => {
    const person = await site.person()
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await isIdle(page)
    await page.close()
    await forgetAtStart(person, 'withdraw')
    const later = await site.open(person)
    await expect.poll(site.kept).toEqual(['accept-all', 'withdraw'])
    await expect.poll(() => cookiesOf(later)).toEqual([])
    expect(await site.subjects()).toHaveLength(1)
    expect(await stored(later)).toEqual([])
  })

  test('R61 R112 R133 is recorded when its words are found after everything was forgotten', async () => {
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
    for (const action of ['rejectAll', 'acceptAll'] as const) await act(page, action)
    await expect.poll(() => page.evaluate(() => Reflect.get(window, 'asked')())).toBe(2)
    await act(page, 'forget')
    await page.evaluate(() => Reflect.get(window, 'tell')())
    await expect.poll(site.kept).toEqual(['reject-all'])
    await isQuiet(page)
    expect(await stored(page)).toEqual([])
    expect(await cookiesOf(page)).toEqual([])
  })
})

test('R2 R133 a late answer leaves no copy of a refusal either', async () => {
  const page = await site.open(await site.person())
  const { fault, isHeld, go } = heldRequest()
  site.faults.push(fault)
  await act(page, 'rejectAll')
  await expect.poll(isHeld).toBe(true)
  await act(page, 'forget')
  go()
  await expect.poll(site.kept).toEqual(['reject-all'])
  await expect.poll(() => stored(page)).toEqual([])
  await expect.poll(() => cookiesOf(page)).toEqual([])
})
