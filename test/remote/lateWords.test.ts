import { describe, expect, test } from 'vitest'
import {
  act,
  comeOnline,
  cookiesOf,
  isIdle,
  isQuiet,
  permission,
  stateOf,
  statusOf,
  stored,
  subjectOf,
} from './acts.ts'
import { lateWords } from './lateWords.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

describe('a choice whose words come late', () => {
  test('R61 R66 R133 is of who made it, where they accepted, withdrew and forgot before any words came', async () => {
    const person = await site.person()
    const words = await lateWords(person)
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await act(page, 'withdraw')
    await words.asked(page, 2)
    await words.tell(page, 0)
    await expect.poll(site.kept).toEqual(['accept-all'])
    await act(page, 'forget')
    await words.tell(page, 1)
    await expect.poll(site.kept).toEqual(['accept-all', 'withdraw'])
    await expect.poll(() => cookiesOf(page)).toEqual([])
    expect(await site.subjects()).toHaveLength(1)
    expect(await stored(page)).toEqual([])
  })

  test('R61 R66 R133 is of who made it, where another tab has forgotten everything meanwhile', async () => {
    const person = await site.person()
    const words = await lateWords(person)
    const [page, other] = [await site.open(person), await site.open(person)]
    await isQuiet(other)
    await act(page, 'acceptAll')
    await words.asked(page, 1)
    await words.tell(page, 0)
    await isIdle(page)
    await expect.poll(() => subjectOf(other)).toMatch(/^[\w-]{22}$/)
    await act(other, 'withdraw')
    await words.asked(other, 1)
    await expect.poll(() => permission(page, 'analytics')).toBe('denied')
    await act(page, 'forget')
    await expect.poll(() => statusOf(other)).toBe('undecided')
    // Both want to, and neither the withdrawal nor the key goes before the words.
    for (const tab of [page, other]) {
      await comeOnline(tab)
      await expect.poll(() => stateOf(tab)).toMatchObject({ status: 'waiting', pending: 2 })
    }
    await words.tell(other, 0)
    await isQuiet(other)
    expect(await site.kept()).toEqual(['accept-all', 'withdraw'])
    expect(await site.subjects()).toHaveLength(1)
    expect(await cookiesOf(page)).toEqual([])
  })

  test('R62 R112 is recorded at a later visit where its page was left, and so is every one before it', async () => {
    const person = await site.person()
    const words = await lateWords(person)
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await act(page, 'withdraw')
    await words.asked(page, 2)
    await page.close()
    // By then nobody is looking for the words any more.
    await person.addInitScript(() => {
      const { now } = Date
      Date.now = () => now() + 60_000
    })
    const later = await site.open(person)
    await isIdle(later)
    expect(await site.kept()).toEqual(['accept-all', 'withdraw'])
    expect(await site.subjects()).toHaveLength(1)
  })

  test('R112 is recorded with them, and without them where the app cannot tell them', async () => {
    const person = await site.person()
    const words = await lateWords(person)
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await act(page, 'rejectAll')
    await words.asked(page, 2)
    await words.tell(page, 0)
    await words.fail(page, 1)
    await isIdle(page)
    expect((await site.records()).map(({ ui }) => ui.variant)).toEqual(['own', null])
    expect(await page.evaluate(() => window.consent.errors)).toEqual(['Error: no words'])
  })
})

test('R66 a tab that has not heard yet who the person is acts for the same one', async () => {
  const person = await site.person()
  const other = await person.newPage()
  // As one that is frozen: it hears of nothing.
  await other.addInitScript(() => {
    Object.assign(window, { BroadcastChannel: undefined })
    Reflect.deleteProperty(window, 'cookieStore')
  })
  await other.goto(site.url())
  await expect.poll(() => other.locator('html').getAttribute('data-synced')).toBe('true')
  const page = await site.open(person)
  await act(page, 'acceptAll')
  await isIdle(page)
  await act(other, 'rejectAll')
  await act(other, 'acceptAll')
  await isQuiet(other)
  expect(await site.kept()).toEqual(['accept-all', 'accept-all', 'reject-all'])
  expect(await site.subjects()).toHaveLength(1)
})
