import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  acceptAll,
  buildDemo,
  DEMO_SERVER,
  expectGone,
  expectReady,
  follow,
  openPreferences,
  rejectAll,
} from './demoSite.ts'
import { serveScript, type Server } from './tools.ts'
import { openBrowser, visit, type Visitor } from './Visitor.ts'

// One after the other: the server is stopped and started again.
let browser: Browser
let folder: string
let server: Server

beforeAll(async () => {
  ;[browser, folder] = await Promise.all([openBrowser(), buildDemo('demo-records')])
  server = await serveScript(folder, DEMO_SERVER)
})
afterAll(async () => {
  await Promise.all([browser.close(), server.stop()])
})

async function come(path = '/records'): Promise<Visitor> {
  const visitor = await visit(browser, server.url)
  await visitor.page.goto(path)
  await expectReady(visitor)
  return visitor
}

/** The acts that the page lists as the person's own, the oldest first. */
const listed =
  ({ page }: Visitor) =>
  async (): Promise<readonly string[]> =>
    page.locator('[data-record]').evaluateAll((items) => items.map((item) => item.getAttribute('data-record') ?? ''))

async function withdraw(visitor: Visitor): Promise<void> {
  await openPreferences(visitor)
  await visitor.control('reject-all', visitor.dialog).click()
  await expectGone(visitor.dialog)
}

describe('the page of the own records', () => {
  test('R112 shows each act once, as soon as the server has it', async () => {
    const visitor = await come()
    await acceptAll(visitor)
    await expect.poll(listed(visitor)).toEqual(['accept-all'])
    await withdraw(visitor)
    await expect.poll(listed(visitor)).toEqual(['accept-all', 'reject-all'])
    await visitor.page.reload()
    await expect.poll(listed(visitor)).toEqual(['accept-all', 'reject-all'])
  })

  test('R69 R113 shows again what was read before each choice, word for word', async () => {
    const visitor = await come('/')
    const text = (await visitor.banner.locator('p').textContent()) ?? ''
    const title = (await visitor.banner.locator('h2').textContent()) ?? ''
    await acceptAll(visitor)
    await follow(visitor, 'Records')
    await withdraw(visitor)
    await expect.poll(listed(visitor)).toEqual(['accept-all', 'reject-all'])
    const words = async (act: string): Promise<string | null> => {
      const record = visitor.page.locator(`[data-record=${act}]`)
      await record.locator('summary').click()
      return record.locator('blockquote:not(:empty)').textContent()
    }
    expect(await words('accept-all')).toBe(`${title} ${text} [Reject all] [Accept all] [Preferences]`)
    expect(await words('reject-all')).toMatch(/^Cookie preferences .* \[Reject all\] \[Accept all\] \[Save.*\]$/)
  })

  test.each(['ro', 'ar'])('R69 R113 shows them in the language in which they were read: %s', async (language) => {
    const visitor = await come('/')
    await visitor.page.getByRole('combobox', { name: 'Language' }).selectOption(language)
    await expect.poll(() => visitor.banner.getAttribute('lang')).toBe(language)
    const title = (await visitor.banner.locator('h2').textContent()) ?? ''
    const text = (await visitor.banner.locator('p').textContent()) ?? ''
    await acceptAll(visitor)
    await follow(visitor, 'Records')
    await expect.poll(listed(visitor)).toEqual(['accept-all'])
    const record = visitor.page.locator('[data-record=accept-all]')
    await record.locator('summary').click()
    const words = await record.locator('blockquote:not(:empty)').textContent()
    expect(words?.startsWith(`${title} ${text} [`)).toBe(true)
    // The preferences stay as they are while somebody walks through them.
    await visitor.page.locator('footer').getByRole('button').first().click()
    await visitor.dialog.waitFor()
    const dialog = await visitor.dialog.elementHandle()
    for (let step = 0; step < 10; step++) await visitor.page.keyboard.press('Tab')
    expect(await dialog?.evaluate(({ isConnected }) => isConnected)).toBe(true)
  })

  test('R2 has nothing of somebody who only refuses', async () => {
    const visitor = await visit(browser, server.url)
    const asked: string[] = []
    visitor.page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await visitor.page.goto('/records')
    await expectReady(visitor)
    const recorded = visitor.page.waitForResponse('**/consent/v1/records')
    await rejectAll(visitor)
    expect((await recorded).status()).toBe(201)
    await visitor.page.getByText('recorded without being recognised').waitFor()
    expect(await listed(visitor)()).toEqual([])
    // Without a key the answer could only be an error.
    expect(asked.filter((path) => path.includes('/v1/subjects/'))).toEqual([])
  })

  test('R68 shows that no record was changed, under seals, and nobody in the log', async () => {
    const visitor = await come()
    await acceptAll(visitor)
    await visitor.page.locator('[data-audit=intact]', { hasText: ' 0 not sealed yet' }).waitFor()
    const audit = await visitor.page.request.get('/audit.json')
    const told = await audit.json()
    expect(told.records).toBeGreaterThan(0)
    const [line] = await visitor.page.locator('[data-audit]').allTextContents()
    expect(line).not.toMatch(/\b1 (records|seals)\b/)
    expect(told.seals).toBeGreaterThan(0)
    expect(Object.keys(told.log[0]).sort()).toEqual(['action', 'at', 'id', 'mac', 'seal'])
    const times = told.log.map(({ at }: { readonly at: string }) => at)
    expect(times).toEqual(times.toSorted().toReversed())
  })
})

test('R61 R62 a choice that is made while the server is down counts, and arrives once it is back', async () => {
  const visitor = await come()
  await acceptAll(visitor)
  await expect.poll(listed(visitor)).toEqual(['accept-all'])
  // What the dialog needs is there before the server goes.
  await openPreferences(visitor)
  await server.stop()

  await visitor.control('reject-all', visitor.dialog).click()
  await expectGone(visitor.dialog)
  await visitor.page.getByText('1 on the way').waitFor()
  const cookies = await visitor.context.cookies()
  const choice = cookies.find(({ name }) => name === 'cookie_consent')
  expect(choice?.value).toContain(')analytics')
  await visitor.page.getByRole('button', { name: 'Dark colours' }).click()

  server = await serveScript(folder, DEMO_SERVER, Number(new URL(server.url).port))
  await visitor.page.evaluate(() => dispatchEvent(new Event('online')))
  await expect.poll(listed(visitor)).toEqual(['accept-all', 'reject-all'])
  await visitor.page.getByText('2 kept, nothing on the way').waitFor()
})

test('Ctrl-C ends the demo after what was begun, and says nothing', async () => {
  // Somebody is still there.
  await come()
  await server.stop('SIGINT')
  expect(server.output()).toBe(`The demo is on ${server.url}, its consent API on /consent\n`)
})
