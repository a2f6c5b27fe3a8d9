import { describe, expect, test } from 'vitest'
import {
  act,
  allowForSession,
  allowOnce,
  choiceOf,
  cookiesOf,
  heldRequest,
  isIdle,
  save,
  sentOf,
  stateOf,
  stored,
  subjectOf,
} from './acts.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

describe('a grant that ends with the page', () => {
  test.each([
    ['for the session', 'allow-session', allowForSession],
    ['once', 'allow-once', allowOnce],
  ] as const)(
    'R66 R112 %s is of the person who is known, and so is the withdrawal after it',
    async (_, name, allow) => {
      const page = await site.open(await site.person())
      await save(page, { analytics: 'granted' })
      await isIdle(page)
      const before = await subjectOf(page)
      await allow(page, 'theme')
      await expect.poll(site.kept).toEqual([name, 'save'])
      await act(page, 'withdraw')
      await expect.poll(site.kept).toEqual([name, 'save', 'withdraw'])
      await isIdle(page)
      expect(await site.subjects()).toHaveLength(1)
      expect(await subjectOf(page)).toBe(before)
      expect(await stateOf(page)).toMatchObject({ failure: null })
    },
  )

  test('R66 is of the same person while the first grant is on its way', async () => {
    const page = await site.open(await site.person())
    site.setReachable(false)
    await save(page, { analytics: 'granted' })
    await allowForSession(page, 'theme')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 2 })
    site.setReachable(true)
    await page.evaluate(() => dispatchEvent(new Event('online')))
    await expect.poll(site.kept).toEqual(['allow-session', 'save'])
    await isIdle(page)
    expect(await site.subjects()).toHaveLength(1)
  })

  test.each(['acceptAll', 'rejectAll'] as const)(
    'R62 after %s leaves nothing to send at the next visit',
    async (first) => {
      const page = await site.open(await site.person())
      await act(page, first)
      await isIdle(page)
      await allowForSession(page, 'theme')
      await expect.poll(site.kept).toHaveLength(2)
      await isIdle(page)
      await page.reload()
      await isIdle(page)
      expect(site.arrivals).toHaveLength(2)
      expect((await stateOf(page)).failure).toBeNull()
    },
  )

  test('R2 makes nobody recognised who has refused', async () => {
    const page = await site.open(await site.person())
    await act(page, 'rejectAll')
    await isIdle(page)
    await allowOnce(page, 'theme')
    await expect.poll(site.kept).toEqual(['allow-once', 'reject-all'])
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'idle', pending: 0 })
    expect(await cookiesOf(page)).toEqual(['cookie_consent', 'cookie_consent_s'])
    expect(await stored(page)).toEqual(['cookie_consent.sent'])
    expect(await subjectOf(page)).toBeNull()
    expect(await site.subjects()).toHaveLength(2)
  })

  test('R2 makes nobody recognised who has not answered yet, and leaves nothing on the device', async () => {
    const page = await site.open(await site.person())
    await allowForSession(page, 'theme')
    await expect.poll(site.kept).toEqual(['allow-session'])
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'idle', pending: 0 })
    await expect.poll(() => stored(page)).toEqual([])
    expect(await cookiesOf(page)).toEqual([])
    await act(page, 'acceptAll')
    await isIdle(page)
    expect(await subjectOf(page)).toMatch(/^[\w-]{22}$/)
  })
})

test('R66 what is chosen while older choices are on their way is of the same person', async () => {
  const page = await site.open(await site.person())
  const [first, second] = [heldRequest(), heldRequest()]
  site.faults.push(first.fault, second.fault)
  await act(page, 'acceptAll')
  await expect.poll(first.isHeld).toBe(true)
  await act(page, 'withdraw')
  first.go()
  await expect.poll(second.isHeld).toBe(true)
  await save(page, { functional: 'granted' })
  second.go()
  await expect.poll(site.kept).toEqual(['accept-all', 'save', 'withdraw'])
  await isIdle(page)
  expect(await site.subjects()).toHaveLength(1)
  expect((await stateOf(page)).failure).toBeNull()
})

test('R62 of two choices whose words were found in the other order the later one is the known one', async () => {
  const person = await site.person()
  await person.addInitScript(() => {
    const waiting: (() => void)[] = []
    Object.assign(window, {
      notice: () => new Promise((resolve) => waiting.push(() => resolve({ notice: 'custom' }))),
      waiting,
    })
  })
  const page = await site.open(person)
  await act(page, 'acceptAll')
  await act(page, 'rejectAll')
  const waiting = async (): Promise<number> => page.evaluate(() => Reflect.get(window, 'waiting').length)
  await expect.poll(waiting).toBe(2)
  await page.evaluate(() => Reflect.get(window, 'waiting')[1]())
  await expect.poll(site.kept).toEqual(['reject-all'])
  await page.evaluate(() => Reflect.get(window, 'waiting')[0]())
  await expect.poll(site.kept).toEqual(['accept-all', 'reject-all'])
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'idle', pending: 0 })
  expect(await sentOf(page)).toBe((await choiceOf(page))?.id)
})

test('R62 R138 a choice without a record, which two tabs find at the same time, is recorded once', async () => {
  const person = await site.person()
  await act(await site.open(person, 'alone'), 'rejectAll')
  await person.addInitScript(() => {
    const waiting: (() => void)[] = []
    Object.assign(window, {
      notice: () => new Promise((resolve) => waiting.push(() => resolve({ notice: 'custom' }))),
      waiting,
    })
  })
  const tabs = [await site.open(person), await site.open(person)]
  for (const tab of tabs) await expect.poll(() => tab.evaluate(() => Reflect.get(window, 'waiting').length)).toBe(1)
  for (const tab of tabs) {
    await tab.evaluate(() => Reflect.get(window, 'waiting')[0]())
    await isIdle(tab)
  }
  expect(await site.kept()).toEqual(['reject-all'])
})
