import { createFakeRemote, seedConsent, watchThirdParties, type FakeRemote } from 'fluxconsent/testing'
import type { BrowserContext, Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { openRemoteSite } from './remoteSite.ts'
import { site as config } from './site.ts'

const site = openRemoteSite()

/** A page whose every request to the API is answered by the test: that of the site answers nobody. */
async function comeWith(remote: FakeRemote): Promise<{ readonly page: Page; readonly person: BrowserContext }> {
  site.setReachable(false)
  const person = await site.person()
  await remote.route(person)
  return { page: await site.open(person), person }
}

const act = async (page: Page, action: 'acceptAll' | 'rejectAll' | 'withdraw'): Promise<void> =>
  page.evaluate((name) => window.consent.store.actions[name](), action)
const stateOf = async (page: Page): Promise<unknown> => page.evaluate(() => window.consent.remote.getState())
const actionsOf = async (remote: FakeRemote): Promise<readonly string[]> =>
  (await remote.records()).map(({ event }) => event.action)

describe('a fake remote in a page of Playwright', () => {
  test('takes the records of the page in their order, and nothing reaches the site', async () => {
    const remote = createFakeRemote(config)
    const { page } = await comeWith(remote)
    await act(page, 'acceptAll')
    await act(page, 'withdraw')
    await expect.poll(() => actionsOf(remote)).toEqual(['accept-all', 'withdraw'])
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'idle', pending: 0, failure: null })
    expect(site.arrivals).toEqual([])
  })

  test('sets the cookies of the real one: the key that no script reads, and the copy of the choice', async () => {
    const remote = createFakeRemote(config)
    const { page, person } = await comeWith(remote)
    await act(page, 'acceptAll')
    await expect
      .poll(async () => (await person.cookies()).map(({ name, httpOnly }) => `${name} ${httpOnly}`).sort())
      .toEqual(['cookie_consent false', 'cookie_consent_k true', 'cookie_consent_s false'])
  })

  test('knows the person again by the cookie of the key', async () => {
    const remote = createFakeRemote(config)
    const { page } = await comeWith(remote)
    await act(page, 'acceptAll')
    await expect.poll(() => actionsOf(remote)).toEqual(['accept-all'])
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'idle', pending: 0 })
    const own = await page.evaluate(async () => {
      const response = await fetch('/consent/v1/subjects/me/records')
      return { status: response.status, text: await response.text() }
    })
    expect(own.status).toBe(200)
    expect(own.text).toContain((await remote.records())[0]?.id)
  })

  test.each([
    ['cannot be reached', 'unreachable'],
    ['loses its answer', 'lost-answer'],
    ['is down for a moment', { status: 503, retryAfter: 0 }],
  ] as const)('has each record once when it %s', async (_what, fault) => {
    const remote = createFakeRemote(config)
    remote.fail(fault)
    const { page } = await comeWith(remote)
    await act(page, 'rejectAll')
    await expect.poll(() => actionsOf(remote), { timeout: 30_000 }).toEqual(['reject-all'])
    await expect.poll(() => stateOf(page), { timeout: 30_000 }).toMatchObject({ status: 'idle', pending: 0 })
    expect(await actionsOf(remote)).toEqual(['reject-all'])
  })
})

describe('a seeded browser', () => {
  test.each([
    ['accept-all', 'granted'],
    ['reject-all', 'denied'],
  ] as const)('R121 has answered with %s already, and is not asked', async (answer, decision) => {
    const person = await site.person({ storageState: seedConsent(config, answer, { origin: site.url() }) })
    const page = await site.open(person)
    const told = async (): Promise<unknown> =>
      page.evaluate(() => {
        const { status, surface, permissions } = window.consent.store.getState()
        return { status, surface, analytics: permissions['analytics'] }
      })
    await expect.poll(told).toEqual({ status: 'decided', surface: 'none', analytics: decision })
  })
})

describe('a watch over third parties', () => {
  test('sees in a page of Playwright who else is asked, and nothing of the site itself', async () => {
    const person = await site.person()
    const page = await person.newPage()
    await page.route('https://tracker.example/**', (route) => route.fulfill({ body: '' }))
    const watch = watchThirdParties(page, [site.url()])
    await page.goto(site.url())
    await expect.poll(() => page.locator('html').getAttribute('data-ready')).toBe('true')
    watch.assertNone()
    await page.evaluate(() => {
      new Image().src = 'https://tracker.example/pixel.gif'
    })
    await expect.poll(watch.requests).toEqual(['https://tracker.example/pixel.gif'])
    expect(watch.assertNone).toThrow('https://tracker.example/pixel.gif')
  })
})
