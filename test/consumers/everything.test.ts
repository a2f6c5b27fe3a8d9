import { lifetimeSeconds, ownItems, type Service, type StoredItem, type WithdrawalReport } from 'fluxconsent/core'
import type { Locator } from 'playwright'
import { describe, expect, test } from 'vitest'
import { CHATS, consent } from './everything/src/consent.ts'
import { everythingSite, hints, HOST, violations } from './everythingSite.ts'
import { findItems, type Found } from './findItems.ts'
import type { Visitor } from './Visitor.ts'

const { come, asked, forget } = everythingSite()

const SERVICES: readonly Service[] = consent.services
const SITE = HOST.replace('www.', '')
const NOTES = /\/assets\/Notes-.*\.js$/
const PIXEL = /^\/pixel\.gif$/
/** Ten videos, and two of each of the eleven others. */
const EMBEDS = 32
/** PayPal is also a way to pay, which is required, and keeps this as such. */
const KEPT = ['__paypal_storage__', 'cookie_consent']
/** Patience for a busy machine. */
const SOON = { timeout: 30_000 }

const foreignHosts = (): readonly string[] =>
  [...new Set(asked().map(({ host }) => host))].filter((host) => host !== HOST).sort()
const timesAtHome = (path: RegExp): number => asked().filter((one) => one.host === HOST && path.test(one.path)).length
const timesAsked = (host: string): number => asked().filter((one) => one.host === host && one.path !== '').length

/** Whether a manifest names a host for anything. */
function names({ hosts = {} }: Service, host: string): boolean {
  return Object.values(hosts)
    .flat()
    .some(
      (source) => source === `https://${host}` || (source.startsWith('https://*.') && host.endsWith(source.slice(9))),
    )
}

/** The scripts that are loaded by themselves once everything is allowed. */
const SCRIPTS = SERVICES.filter(({ flow }) => flow !== 'on-use').flatMap(({ scripts = [] }) =>
  scripts.map(({ src }) => src),
)
const timesLoaded = (src: string): number => {
  const { host, pathname, search } = new URL(src)
  return asked().filter((one) => one.host === host && one.whole === pathname + search && one.kind === 'script').length
}

/** The place of a chat in the page: its launcher, and behind that what it explains. */
const chatOf = ({ page }: Visitor, chat: string): Locator => page.locator(`#chat-${chat}`)
/** The chats that were opened, in that order. */
const opened = ({ page }: Visitor): Promise<readonly string[]> =>
  page.evaluate(() => Reflect.get(window, 'openedChats') ?? [])
/** What vendors of chats put into a page to look at. */
const CHAT_FRAMES = SERVICES.filter(({ chat }) => chat)
  .flatMap(({ leaves = [] }) => leaves)
  .join()

const isOwn = ({ domain }: Found): boolean => domain === SITE || domain.endsWith(`.${SITE}`)

const ROWS: readonly StoredItem[] = [
  ...ownItems(consent),
  ...SERVICES.flatMap(({ stores }) => (stores === 'nothing' ? [] : stores)),
]

/** Whether a row of the cookie table is about an item. */
function isAbout(found: Found, { name, match, kind = 'cookie', domain }: StoredItem): boolean {
  const isNamed =
    match === 'suffix'
      ? found.name.endsWith(name)
      : match === 'prefix'
        ? found.name.startsWith(name)
        : found.name === name
  const isThere = domain ? `.${found.domain}`.endsWith(`.${domain}`) : isOwn(found)
  return kind === found.kind && isNamed && isThere
}

const rowsOf = (found: Found): readonly StoredItem[] => ROWS.filter((row) => isAbout(found, row))

/** Services that only a reload ends, and what they hold. */
const ENDLESS = SERVICES.filter(({ withdrawal }) => withdrawal === 'reload')
const isEndless = (found: Found): boolean =>
  ENDLESS.some(({ stores }) => stores !== 'nothing' && stores.some((row) => isAbout(found, row)))

async function ownNames(visitor: Visitor): Promise<readonly string[]> {
  return [...new Set((await findItems(visitor)).filter(isOwn).map(({ name }) => name))].sort()
}

async function acceptAll({ control, banner }: Visitor): Promise<void> {
  await control('accept-all').click()
  await banner.waitFor({ state: 'detached' })
}

/** Opens the preferences, and rejects there. */
async function withdraw({ page, dialog, control }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'Cookie preferences' }).click()
  await control('reject-all', dialog).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Whom the page asks for something in one second of it: what vendors do here, they do every 400 ms. */
async function hostsInOneSecond({ page }: Visitor): Promise<readonly string[]> {
  forget()
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)))
  return foreignHosts()
}

async function reportOf({ page }: Visitor): Promise<WithdrawalReport | null> {
  return JSON.parse((await page.locator('output', { hasText: '"needsReload"' }).textContent()) ?? '')
}

// Where those go last who load something after themselves, and where frames go from inside.
const LAST = [
  'analytics.twitter.com',
  'api-iam.eu.intercom.io',
  'api.segment.io',
  'bat.bing.com',
  'cdn.campaign.example',
  'content.hotjar.io',
  'eu.i.posthog.com',
  'example.zendesk.com',
  'game.crisp.chat',
  'googleads.g.doubleclick.net',
  'k.clarity.ms',
  'mc.us1.list-manage.com',
  'o1.ingest.de.sentry.io',
  'pagesense-collect.zoho.eu',
  'px.ads.linkedin.com',
  'region1.google-analytics.com',
  'sentry-new.tidio.co',
  't.co',
  'td.doubleclick.net',
  'track-eu1.hubspot.com',
  'va.tawk.to',
  'vts.zohopublic.eu',
  'www.facebook.com',
]

/** Somebody on whose page everything runs that can. */
async function comeAndAccept(...how: Parameters<typeof come>): Promise<Visitor> {
  const visitor = await come(...how)
  await acceptAll(visitor)
  await expect.poll(foreignHosts, SOON).toEqual(expect.arrayContaining(LAST))
  await expect.poll(() => visitor.page.locator('#embeds iframe').count(), SOON).toBe(EMBEDS)
  return visitor
}

describe('the page of everything, before a choice', () => {
  test('R1 R28 R31 R91 nobody is asked for anything, connected to or hinted at, and nothing is stored', async () => {
    const visitor = await come({ policy: 'before' })
    const { page, control, dialog } = visitor
    await control('allow-once', page.locator('#embeds')).first().waitFor()
    for (const embed of await page.locator('[data-consent-embed]').all()) await embed.hover()
    for (const link of await page.locator('[data-consent-outward]').all()) await link.hover()
    for (const chat of CHATS) {
      const place = chatOf(visitor, chat)
      await visitor.control('chat', place).click()
      await place.getByRole('group').getByText('your browser connects to').waitFor()
    }
    await control('open').click()
    await dialog.getByRole('switch', { name: 'Marketing', exact: true }).click()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Leave and come back' }).click()
    await page.waitForLoadState('networkidle')
    expect(foreignHosts()).toEqual([])
    expect(timesAtHome(NOTES) + timesAtHome(PIXEL)).toBe(0)
    expect(visitor.foreign()).toEqual([])
    expect(await hints(visitor)).toEqual([])
    expect(await page.locator('iframe, script[data-consent-script], [data-consent-poster]').count()).toBe(0)
    expect(await opened(visitor)).toEqual([])
    expect(await findItems(visitor)).toEqual([])
    expect(await violations(visitor)).toEqual([])
  })
})

describe('the page of everything, for who rejects all', () => {
  test('R1 stays alone, now and at the next visit', async () => {
    const visitor = await come({ policy: 'before' })
    const { page, control, banner } = visitor
    await control('reject-all').click()
    await banner.waitFor({ state: 'detached' })
    await page.reload()
    await page.getByRole('button', { name: 'Cookie preferences' }).waitFor()
    await page.waitForLoadState('networkidle')
    expect(foreignHosts()).toEqual([])
    expect(timesAtHome(NOTES) + timesAtHome(PIXEL)).toBe(0)
    expect(await hints(visitor)).toEqual([])
    expect((await findItems(visitor)).map(({ name }) => name)).toEqual(['cookie_consent'])
    expect(await violations(visitor)).toEqual([])
  })
})

describe('the page of everything, for who accepts all', () => {
  let visitor: Visitor
  const heard = (name: string): Promise<readonly unknown[]> =>
    visitor.page.evaluate((key) => JSON.parse(JSON.stringify(Reflect.get(window, key))), name)

  test('R1 R35 loads each script once, one chunk and one beacon', async () => {
    visitor = await comeAndAccept({ delay: () => Math.random() * 400 })
    expect(SCRIPTS.map((src) => [src, timesLoaded(src)])).toEqual(SCRIPTS.map((src) => [src, 1]))
    expect([timesAtHome(NOTES), timesAtHome(PIXEL)]).toEqual([1, 1])
  })

  test('R1 goes to nobody whom no manifest names', () => {
    expect(foreignHosts().filter((host) => !SERVICES.some((service) => names(service, host)))).toEqual([])
  })

  test('R90 loads nothing that a person has to use first', () => {
    expect(['js.stripe.com', 'challenges.cloudflare.com'].map(timesAsked)).toEqual([0, 0])
    expect(asked().filter(({ whole }) => /recaptcha|components=buttons/.test(whole))).toEqual([])
  })

  test('R36 tells Google the default first and one update, however late scripts are', async () => {
    const commands = await visitor.page.evaluate(() => {
      const layer: readonly ArrayLike<unknown>[] = Reflect.get(window, 'dataLayer')
      return layer.map((entry) => Array.from(entry).slice(0, 2).join(' '))
    })
    expect(commands[0]).toBe('consent default')
    expect(commands.filter((command) => command.startsWith('consent'))).toEqual(['consent default', 'consent update'])
  })

  test('R94 finds a row for every item that lies in the browser, whoever holds it', async () => {
    const items = await findItems(visitor)
    expect(items.length).toBeGreaterThan(100)
    expect(items.filter((found) => rowsOf(found).length === 0)).toEqual([])
  })

  test('R94 reads of every own item in the policy of the page', async () => {
    const rows = await visitor.page.locator('tbody th').allTextContents()
    const isTold = (name: string): boolean =>
      rows.some((row) => {
        const [before = '', after] = row.split('…')
        return after === undefined ? name === row : name.startsWith(before) && name.endsWith(after)
      })
    expect((await ownNames(visitor)).filter((name) => !isTold(name))).toEqual([])
  })

  test('R88 keeps no item for longer than its row says', async () => {
    const items = await findItems(visitor)
    const longest = (found: Found): number =>
      Math.max(...rowsOf(found).map(({ lifetime }) => lifetimeSeconds(lifetime) ?? 0))
    expect(items.filter((found) => found.age !== null && found.age > longest(found))).toEqual([])
  })

  test('R31 opens each chat at one press', async () => {
    for (const chat of CHATS) {
      await visitor.control('chat', chatOf(visitor, chat)).click()
      await expect.poll(() => opened(visitor), SOON).toContain(chat)
    }
    expect(await opened(visitor)).toEqual(CHATS)
    expect(await visitor.page.locator('[data-consent-chat-panel]').count()).toBe(0)
  })

  test('R118 tells Microsoft each default and each answer once, with all keys', async () => {
    expect(await heard('heardByUet')).toEqual([
      'consent',
      'default',
      { ad_storage: 'denied' },
      'consent',
      'update',
      { ad_storage: 'granted' },
      'pageLoad',
    ])
    expect(await heard('heardByClarity')).toEqual([
      ['consentv2', { ad_Storage: 'granted', analytics_Storage: 'granted' }],
    ])
  })

  test('R32 R33 R35 loads no script and calls no beacon again for who leaves and comes back twenty times, with late gates open in a frame', async () => {
    const open = await visitor.page.evaluate(async () => {
      const leave = [...document.querySelectorAll('button')].find(
        ({ textContent }) => textContent === 'Leave and come back',
      )
      const seen: (Element | null)[] = []
      for (let count = 0; count < 20; count += 1) {
        leave?.click()
        await new Promise((resolve) => requestAnimationFrame(resolve))
        seen.push(document.querySelector('#late'))
      }
      return new Set(seen.filter(Boolean)).size
    })
    expect(open).toBe(20)
    await expect.poll(() => visitor.page.locator('#embeds iframe').count(), SOON).toBe(EMBEDS)
    expect(SCRIPTS.map((src) => [src, timesLoaded(src)])).toEqual(SCRIPTS.map((src) => [src, 1]))
    expect(timesLoaded('https://cdn.campaign.example/tag.js')).toBe(1)
    expect(timesAtHome(PIXEL)).toBe(1)
  })

  test('R1 R31 R39 R45 hears after a withdrawal of nobody but those for whom the report wants a reload', async () => {
    await withdraw(visitor)
    await expect
      .poll(async () => (await reportOf(visitor))?.left, SOON)
      .toContainEqual({ service: 'hotjar', name: '_hjSession_1234567', kind: 'cookie', reason: 'rewritten' })
    expect(await reportOf(visitor)).toMatchObject({ needsReload: true })
    expect(await visitor.page.locator(CHAT_FRAMES).count()).toBe(0)
    forget()
    await expect.poll(() => timesAsked('t.co'), SOON).toBeGreaterThan(5)
    expect(foreignHosts().filter((host) => !ENDLESS.some((service) => names(service, host)))).toEqual([])
    const items = await findItems(visitor)
    expect(items.filter((found) => isOwn(found) && !isEndless(found)).map(({ name }) => name)).toEqual([
      'cookie_consent',
    ])
  })

  test('R118 tells Microsoft of the withdrawal once, with all keys', async () => {
    expect((await heard('heardByUet')).slice(7)).toEqual(['consent', 'update', { ad_storage: 'denied' }])
    expect((await heard('heardByClarity')).slice(1)).toEqual([
      ['consentv2', { ad_Storage: 'denied', analytics_Storage: 'denied' }],
      ['stop', null],
      // Once more, as the denial starts it again.
      ['stop', null],
    ])
  })

  test('R1 R45 hears of nobody after that reload, and holds the choice', async () => {
    const { page, control } = visitor
    await control('reload', page.locator('[data-consent-reload-notice]')).click()
    await page.getByText('null', { exact: true }).waitFor({ state: 'attached' })
    forget()
    await page.waitForLoadState('networkidle')
    expect(foreignHosts()).toEqual([])
    await expect.poll(() => ownNames(visitor), SOON).toEqual(KEPT)
  })
})

describe.each(CHATS)('the page of everything, for who only wants to chat, with %s', (id) => {
  let visitor: Visitor
  const service = SERVICES.find((one) => one.id === id)
  const endless = service?.withdrawal === 'reload'
  const place = (): Locator => chatOf(visitor, id)
  const others = (): readonly string[] => foreignHosts().filter((host) => !service || !names(service, host))

  test('R1 R31 explains before anybody is asked for anything', async () => {
    visitor = await come({ delay: () => Math.random() * 400 })
    await visitor.control('chat', place()).click()
    await visitor.control('allow-always', place()).waitFor()
    const { name = '', provider } = { ...service }
    const text = await place().getByRole('group').textContent()
    expect(text).toContain(name)
    expect(text).toContain(typeof provider === 'object' ? provider.name : '')
    expect(foreignHosts()).toEqual([])
    expect(await findItems(visitor)).toEqual([])
  })

  test('R31 R32 R35 R90 opens at the second press, loads its script once, and nobody else’s', async () => {
    await visitor.control('allow-always', place()).click()
    await expect.poll(() => opened(visitor), SOON).toEqual([id])
    const leave = visitor.page.getByRole('button', { name: 'Leave and come back' })
    for (let count = 0; count < 5; count += 1) await leave.click()
    await visitor.control('chat', place()).click()
    await expect.poll(() => opened(visitor), SOON).toEqual([id, id])
    expect(service?.scripts?.map(({ src }) => timesLoaded(src))).toEqual([1])
    expect(others()).toEqual([])
    expect(timesAtHome(NOTES) + timesAtHome(PIXEL)).toBe(0)
  })

  test('R88 R94 keeps what its rows name, for as long as they say, and nothing else', async () => {
    const own = service && service.stores !== 'nothing' ? [...service.stores, ...ownItems(consent)] : []
    const items = await findItems(visitor)
    expect(items.filter((found) => !own.some((row) => isAbout(found, row)))).toEqual([])
    const longest = (found: Found): number =>
      Math.max(...own.filter((row) => isAbout(found, row)).map(({ lifetime }) => lifetimeSeconds(lifetime) ?? 0))
    expect(items.filter((found) => found.age !== null && found.age > longest(found))).toEqual([])
  })

  test('R31 R45 leaves no frame behind a withdrawal, and no request unless the report wants a reload', async () => {
    await withdraw(visitor)
    await expect.poll(async () => (await reportOf(visitor))?.needsReload, SOON).toBe(endless)
    expect(await visitor.page.locator([...(service?.leaves ?? []), 'iframe'].join()).count()).toBe(0)
    if (endless) {
      await visitor.control('reload', visitor.page.locator('[data-consent-reload-notice]')).click()
      await visitor.page.getByText('null', { exact: true }).waitFor({ state: 'attached' })
    }
    await expect.poll(() => hostsInOneSecond(visitor), SOON).toEqual([])
    await expect.poll(() => ownNames(visitor), SOON).toEqual(['cookie_consent'])
    expect(visitor.problems).toEqual([])
  })
})

describe('the page of everything, under a strict policy', () => {
  test('R78 violates nothing with banner, dialog, chats and embeds open', async () => {
    const visitor = await comeAndAccept({ trustedTypes: true })
    await visitor.page.getByRole('button', { name: 'Cookie preferences' }).click()
    await visitor.dialog.waitFor()
    // PostHog's own client does not know of trusted types.
    const isVendors = (violation: string): boolean => violation.endsWith('/static/array.js')
    expect((await violations(visitor)).filter((violation) => !isVendors(violation))).toEqual([])
  })
})

describe('the page of everything, without its chunks', () => {
  test('R81 runs, and keeps every gate closed', async () => {
    const visitor = await come({ losesChunks: true })
    await visitor.control('accept-all').click()
    await visitor.page.getByRole('button', { name: 'Leave and come back' }).click()
    await visitor.page.waitForLoadState('networkidle')
    expect(foreignHosts()).toEqual([])
    expect(timesAtHome(PIXEL)).toBe(0)
    expect(await findItems(visitor)).toEqual([])
    expect(visitor.problems.filter((problem) => problem.startsWith('not caught'))).toEqual([])
  })
})
