import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { act, comeOnline, heldRequest, isIdle, isQuiet, permission, save, stateOf, stored } from './acts.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

/** Three choices that wait: a grant, a smaller one, a withdrawal. */
async function threeWaiting(): Promise<Page> {
  const page = await site.open(await site.person())
  site.setReachable(false)
  await act(page, 'acceptAll')
  await save(page, { functional: 'granted', analytics: 'denied' })
  await act(page, 'withdraw')
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 3 })
  site.setReachable(true)
  return page
}

describe('a record that is refused for good', () => {
  test('R62 R64 holds up nothing behind it, which is of the same person', async () => {
    const page = await threeWaiting()
    const { fault, isHeld, go } = heldRequest()
    site.faults.push(fault, { status: 422, code: 456 })
    await comeOnline(page)
    await expect.poll(isHeld).toBe(true)
    go()
    await expect.poll(site.kept).toEqual(['accept-all', 'withdraw'])
    await isQuiet(page)
    expect(await stateOf(page)).toMatchObject({ failure: { status: 422, code: 456 } })
    expect(await site.subjects()).toHaveLength(1)
  })

  test('R62 R64 R66 holds up nothing behind it where it is the first grant, and nobody is known by what is left', async () => {
    const page = await threeWaiting()
    site.faults.push({ status: 422, code: 456 }, { status: 422, code: 456 })
    await comeOnline(page)
    await expect.poll(site.kept).toEqual(['withdraw'])
    await isQuiet(page)
    expect(await stored(page)).toEqual(['cookie_consent.sent'])
  })
})

test('R64 what has to wait for a day by the word of the server goes when the person comes back', async () => {
  const page = await threeWaiting()
  site.faults.push({ status: 429, retryAfter: '86400' })
  await comeOnline(page)
  await expect.poll(() => site.faults).toEqual([])
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 3 })
  expect(await permission(page, 'analytics')).toBe('denied')
  await page.reload()
  await expect.poll(site.kept).toEqual(['accept-all', 'save', 'withdraw'])
  expect(await site.subjects()).toHaveLength(1)
})

test('R64 R133 a grant of somebody whose cookies are gone is given up, and not sent without an end', async () => {
  const person = await site.person()
  const page = await site.open(person)
  await act(page, 'acceptAll')
  await isIdle(page)
  site.setReachable(false)
  await save(page, { functional: 'granted', analytics: 'denied' })
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
  await page.close()
  await person.clearCookies()
  site.setReachable(true)
  const later = await site.open(person)
  await expect.poll(() => stored(later)).not.toContain('cookie_consent.outbox.<id>')
  await expect.poll(() => stateOf(later)).toMatchObject({ status: 'idle', pending: 0 })
  expect(await site.kept()).toEqual(['accept-all'])
})
