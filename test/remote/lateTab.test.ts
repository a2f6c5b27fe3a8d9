import type { BrowserContext, Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { act, comeOnline, isIdle, isQuiet, stateOf, statusOf, stored, subjectOf } from './acts.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

/** A tab that hears what other tabs do, until it is frozen: then not before it wakes up. */
async function openLateTab(person: BrowserContext): Promise<Page> {
  const page = await person.newPage()
  await page.addInitScript(() => {
    const missed: (() => void)[] = []
    let isFrozen = false
    const { addEventListener } = BroadcastChannel.prototype
    BroadcastChannel.prototype.addEventListener = function (type: string, listener: unknown) {
      const hear = (event: Event): void => {
        if (typeof listener !== 'function') return
        if (isFrozen) missed.push(() => listener(event))
        else listener(event)
      }
      addEventListener.call(this, type, hear)
    }
    Reflect.deleteProperty(window, 'cookieStore')
    const freeze = () => (isFrozen = true)
    const wake = () => {
      isFrozen = false
      for (const hear of missed.splice(0)) hear()
    }
    Object.assign(window, { freeze, wake })
  })
  await page.goto(site.url())
  await isQuiet(page)
  return page
}

const freeze = async (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'freeze')())
const wake = async (page: Page): Promise<unknown> => page.evaluate(() => Reflect.get(window, 'wake')())

/** A tab that was frozen before everything was forgotten in another one. */
async function forgottenElsewhere(): Promise<{ readonly page: Page; readonly late: Page }> {
  const person = await site.person()
  const late = await openLateTab(person)
  const page = await site.open(person)
  await act(page, 'acceptAll')
  await isIdle(page)
  await expect.poll(() => subjectOf(late)).toMatch(/^[\w-]{22}$/)
  await freeze(late)
  await act(page, 'forget')
  await expect.poll(() => stored(page)).toEqual([])
  return { page, late }
}

describe('a tab that hears late of a forgetting', () => {
  test('R61 R66 R133 takes neither the choice that came after it nor its key', async () => {
    const { page, late } = await forgottenElsewhere()
    site.setReachable(false)
    await act(page, 'acceptAll')
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
    await wake(late)
    await expect.poll(() => statusOf(late)).toBe('decided')
    site.setReachable(true)
    await comeOnline(late)
    await isIdle(page)
    await act(late, 'withdraw')
    await expect.poll(site.kept).toEqual(['accept-all', 'accept-all', 'withdraw'])
    expect(await site.subjects()).toHaveLength(2)
  })

  test('R133 of a page without a remote takes what it names, and the key', async () => {
    const person = await site.person()
    const late = await openLateTab(person)
    site.setReachable(false)
    await act(late, 'acceptAll')
    await expect.poll(() => stateOf(late)).toMatchObject({ status: 'waiting', pending: 1 })
    await act(await site.open(person, 'alone'), 'forget')
    await expect.poll(() => statusOf(late)).toBe('undecided')
    site.setReachable(true)
    await comeOnline(late)
    await isQuiet(late)
    expect(await stored(late)).toEqual([])
    expect(await site.kept()).toEqual([])
  })
})
