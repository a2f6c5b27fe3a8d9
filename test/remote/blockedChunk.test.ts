import type { BrowserContext } from 'playwright'
import { expect, test } from 'vitest'
import { act, isIdle, permission, stateOf, statusOf } from './acts.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

/** A browser that blocks some of the code of the sync, until it is let through. */
async function blocking(person: BrowserContext, chunk = 'startSync'): Promise<() => Promise<void>> {
  const code = `**/${chunk}-*.js`
  await person.route(code, (route) => route.abort())
  return async () => person.unroute(code)
}

test('R134 signing in and out fail where the code of the sync is blocked, instead of waiting for ever', async () => {
  const person = await site.person()
  await blocking(person)
  const page = await site.open(person)
  const token = await site.tokenFor('alice')
  await expect(page.evaluate((text) => window.consent.remote.signIn(text), token)).rejects.toThrow(/TypeError/)
  await expect(page.evaluate(() => window.consent.remote.signOut())).rejects.toThrow(/TypeError/)
  await act(page, 'acceptAll')
  await expect.poll(() => permission(page, 'analytics')).toBe('granted')
})

test('R61 R112 what is chosen while the code of the sync is blocked counts, and is recorded at the next visit', async () => {
  const person = await site.person()
  const letThrough = await blocking(person)
  const page = await site.open(person)
  await act(page, 'rejectAll')
  await expect.poll(() => statusOf(page)).toBe('decided')
  expect(await page.evaluate(() => window.consent.errors.length)).toBeGreaterThan(0)
  await letThrough()
  await page.reload()
  await isIdle(page)
  expect(await site.kept()).toEqual(['reject-all'])
})

test('R53 R112 the sync waits until the own choice was read, so that nothing of it is missed', async () => {
  const person = await site.person()
  const letThrough = await blocking(person)
  const page = await site.open(person)
  await act(page, 'acceptAll')
  await expect.poll(() => statusOf(page)).toBe('decided')
  await letThrough()
  // The code that reads the choice comes last.
  let release: () => void = () => {}
  const held = new Promise<void>((resolve) => (release = resolve))
  await person.route('**/startActing-*.js', async (route) => {
    await held
    await route.continue()
  })
  const [sync] = await Promise.all([page.waitForResponse('**/startSync-*.js'), page.reload()])
  // As text: what runs the tests has an import of its own.
  await page.evaluate(`import(${JSON.stringify(sync.url())}).then(() => null)`)
  release()
  await expect.poll(site.kept).toEqual(['accept-all'])
  await isIdle(page)
})

test('R64 what a refusal means is found at the next visit where the code for it is blocked', async () => {
  const person = await site.person()
  const letThrough = await blocking(person, 'rare')
  const page = await site.open(person)
  site.faults.push(...Array.from({ length: 50 }, () => ({ status: 422, code: 456 })))
  await act(page, 'rejectAll')
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1, failure: null })
  await letThrough()
  await page.reload()
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'idle', pending: 0, failure: { code: 456 } })
})

test('R61 R112 what another page left is sent at the next visit where the code that reads it is blocked', async () => {
  const person = await site.person()
  const page = await site.open(person)
  site.setReachable(false)
  await act(page, 'rejectAll')
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
  site.setReachable(true)
  const letThrough = await blocking(person, 'rare')
  await page.reload()
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
  expect(await page.evaluate(() => window.consent.errors.length)).toBeGreaterThan(0)
  await letThrough()
  await page.reload()
  await isIdle(page)
  expect(await site.kept()).toEqual(['reject-all'])
})
