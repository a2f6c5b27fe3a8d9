import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { createRecord } from '../../src/core/index.ts'
import { startStore } from '../core/exampleConfig.ts'
import { ROOT } from '../doors.ts'
import { install } from './install.ts'
import { openSite } from './openSite.ts'
import { recordFrames } from './recordFrames.ts'
import { run, serve } from './tools.ts'
import type { Visitor } from './Visitor.ts'

const NOTES = 'Your notes are kept on this device once you allow it.'
const PIXEL = 'https://pixels.example/campaign.png'
const FRAME = 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ'
// What only the chunk behind the gate, and only Radix's dialog and switch, have in their code.
const NOTES_CODE = 'setItem("notes"'
const RADIX_CODE = ['dismissableLayer', 'SwitchTrigger']

/** What all scripts of the site that were loaded so far hold. */
async function scriptsOf({ requests, foreign }: Visitor): Promise<string> {
  const own = requests.filter((url) => new URL(url).pathname.endsWith('.js') && !foreign().includes(url))
  const texts = own.map(async (url) => (await fetch(url)).text())
  return (await Promise.all(texts)).join('\n')
}

async function settle({ page }: Visitor): Promise<void> {
  await page.getByRole('button', { name: 'Cookie preferences' }).waitFor()
  await page.waitForLoadState('networkidle')
}

async function answer(visitor: Visitor, action: 'accept-all' | 'reject-all'): Promise<string> {
  await visitor.control(action).click()
  await visitor.banner.waitFor({ state: 'detached' })
  const [cookie] = await visitor.context.cookies()
  return `cookie_consent=${cookie?.value}`
}

describe.each(['turbopack', 'webpack'])('an app built with Next and %s', (bundler) => {
  let built = ''
  const { come, server } = openSite(async () => {
    const folder = install('next', `next-${bundler}`)
    cpSync(join(ROOT, 'test/consumers/next'), folder, { recursive: true })
    // Types are the same for both.
    if (bundler === 'webpack') {
      writeFileSync(join(folder, 'next.config.mjs'), 'export default { typescript: { ignoreBuildErrors: true } }')
    }
    writeFileSync(join(folder, '.env'), 'CONSENT_SECRET=a-secret-of-the-tests-which-is-long-enough')
    built = await run(folder, 'next', 'build', `--${bundler}`)
    return serve(folder, 'next', 'start')
  })

  /** Cookies as people have them who have answered, or whose cookie broke. */
  const cookies: Record<string, string> = { absent: '', corrupt: 'cookie_consent=1~~broken' }
  beforeAll(async () => {
    cookies['granted'] = await answer(await come(), 'accept-all')
    cookies['refused'] = await answer(await come(), 'reject-all')
  })

  const html = async (path: string, cookie = ''): Promise<string> => {
    const response = await fetch(server().url + path, { headers: { cookie } })
    return response.text()
  }

  test('builds without a warning about the package', () => {
    expect(built).not.toMatch(/fluxconsent|error|warn/i)
  })

  test('R59 goes through every door in a server component', async () => {
    expect(await html('/doors')).toMatch(/8(<!-- -->)? doors/)
  })

  test('R123 sends everybody the same bytes of a static page, wherever they are and whatever they signal', async () => {
    const people: readonly Record<string, string>[] = [
      {},
      { 'cf-ipcountry': 'US', 'cf-region-code': 'CA', 'sec-gpc': '1' },
      { 'cf-ipcountry': 'DE', 'accept-language': 'de', cookie: cookies['granted'] ?? '' },
    ]
    const bytes = people.map(async (headers) => {
      const response = await fetch(`${server().url}/static`, { headers })
      return Buffer.from(await response.arrayBuffer()).toString('latin1')
    })
    expect(new Set(await Promise.all(bytes)).size).toBe(1)
  })

  test('R123 lets no cache keep a page by choice, so that it need not say by what it differs', async () => {
    const { headers } = await fetch(server().url)
    const said = headers.get('cache-control')?.split(', ')
    expect(said).toEqual(expect.arrayContaining(['private', 'no-store']))
  })

  test('R93 has the policy in the HTML of the page that the banner links to', async () => {
    const markup = await html('/cookies')
    expect(markup).toContain('What is stored on your device')
    expect(markup).toContain('www.youtube-nocookie.com')
  })

  test('answers as the consent API from a route file', async () => {
    const store = startStore()
    store.actions.rejectAll()
    const state = store.getState()
    if (!state.choice) throw new Error('nothing was chosen')
    const record = createRecord(state.choice, { config: store.config, state, origin: null })
    const api = `${server().url}/api/consent/v1`
    const key = `Bearer ${Buffer.from(crypto.getRandomValues(new Uint8Array(32))).toString('base64url')}`
    const headers = { authorization: key, 'content-type': 'application/json', origin: server().url }
    const body = JSON.stringify({ record: { ...record, decisions: {}, asked: {} }, sentAt: state.choice.at })
    expect((await fetch(`${api}/records`, { method: 'POST', headers, body })).status).toBe(201)
    const found = await (await fetch(`${api}/subjects/me`, { headers: { authorization: key } })).json()
    expect(found).toMatchObject({ newest: { id: record.id } })
    expect((await fetch(`${api}/nowhere`)).headers.get('content-type')).toContain('application/problem+json')
  })

  test.each(['/', '/static'])('R23 %s sends and asks for nothing behind a closed gate', async (path) => {
    const markup = await html(path)
    expect(markup).toContain(NOTES)
    expect(markup).not.toMatch(/pixels\.example|youtube-nocookie/)
    const visitor = await come(path)
    await settle(visitor)
    expect((await scriptsOf(visitor)).includes(NOTES_CODE)).toBe(false)
    expect(visitor.foreign()).toEqual([])
    expect(await visitor.stored()).toEqual([])
  })

  test('R23 opens its gates with the grant', async () => {
    const visitor = await come()
    await answer(visitor, 'accept-all')
    await visitor.page.getByRole('textbox', { name: 'Notes' }).waitFor()
    expect((await scriptsOf(visitor)).includes(NOTES_CODE)).toBe(true)
    await expect.poll(() => visitor.foreign().toSorted()).toEqual([PIXEL, expect.stringContaining(FRAME)])
  })

  test('R23 fails on a gate with children in a server component', async () => {
    const response = await fetch(`${server().url}/leak`)
    expect(response.status).toBe(500)
    expect(await response.text()).not.toContain('leak.png')
    await expect.poll(server().output).toContain('[fluxconsent] FC202')
  })

  test("R137 leaves Radix's dialog and switch out of the first scripts", async () => {
    const visitor = await come('/', { cookie: cookies['refused'] ?? '' })
    await settle(visitor)
    const first = await scriptsOf(visitor)
    expect(RADIX_CODE.filter((code) => first.includes(code))).toEqual([])
    await visitor.page.getByRole('button', { name: 'Cookie preferences' }).click()
    await visitor.dialog.waitFor()
    const all = await scriptsOf(visitor)
    expect(RADIX_CODE.filter((code) => all.includes(code))).toEqual(RADIX_CODE)
  })

  describe.each(['/', '/static'])('%s', (path) => {
    test.each(['absent', 'granted', 'refused', 'corrupt'])('R56 hydrates without a word: cookie %s', async (name) => {
      const visitor = await come(path, { cookie: cookies[name] ?? '' })
      await settle(visitor)
      const isOpen = name === 'granted'
      await expect.poll(() => visitor.page.locator('iframe').count()).toBe(isOpen ? 1 : 0)
      expect(await visitor.banner.count()).toBe(isOpen || name === 'refused' ? 0 : 1)
      expect(visitor.foreign().length).toBe(isOpen ? 2 : 0)
      expect(visitor.problems).toEqual([])
    })

    test.each(['granted', 'refused'])('R56 shows no frame of a banner to who has answered: %s', async (name) => {
      const visitor = await come('/doors', { cookie: cookies[name] ?? '' })
      const seen = await recordFrames(visitor.page)
      await visitor.page.goto(path)
      await settle(visitor)
      const { frames, withBanner } = await seen()
      expect(frames).toBeGreaterThan(0)
      expect(withBanner).toBe(0)
    })

    test('shows the banner before any script to who has not', async () => {
      const visitor = await come(path, { blocked: ['/_next/static/**/*.js'] })
      expect(await visitor.banner.isVisible()).toBe(true)
    })

    test.each(['absent', 'granted'])(
      'R128 without JavaScript asks nothing, shows nothing optional and leaves the page to read: cookie %s',
      async (name) => {
        const visitor = await come(path, { javaScriptEnabled: false, cookie: cookies[name] ?? '' })
        await visitor.page.waitForLoadState('networkidle')
        expect(await visitor.banner.isVisible()).toBe(false)
        expect(await visitor.page.getByText(NOTES).isVisible()).toBe(true)
        expect(await visitor.page.locator('iframe').count()).toBe(0)
        expect(visitor.foreign()).toEqual([])
      },
    )
  })

  test("R56 opens nothing with somebody else's grants from a cached page", async () => {
    const body = await html('/', cookies['granted'])
    expect(body).not.toMatch(/pixels\.example|youtube-nocookie/)
    const visitor = await come('/doors')
    await visitor.page.route('/', (route) => route.fulfill({ contentType: 'text/html', body }))
    await visitor.page.goto('/')
    await visitor.banner.waitFor()
    await settle(visitor)
    expect(visitor.foreign()).toEqual([])
    expect(await visitor.page.getByText(NOTES).count()).toBe(1)
  })

  test('withdraws: what was shown goes, and stays away on return', async () => {
    const visitor = await come('/', { cookie: cookies['granted'] ?? '' })
    await visitor.page.locator('iframe').waitFor()
    await visitor.page.getByRole('button', { name: 'Cookie preferences' }).click()
    await visitor.control('reject-all', visitor.dialog).click()
    await visitor.page.getByText(NOTES).waitFor()
    expect(await visitor.page.locator('iframe').count()).toBe(0)
    const before = visitor.foreign().length
    await visitor.page.goto('/static')
    await settle(visitor)
    expect(visitor.foreign().length).toBe(before)
    expect(visitor.problems).toEqual([])
  })
})

test('R23 a page that is the same for everybody does not even build with such a gate', async () => {
  const folder = install('next', 'next-leak')
  mkdirSync(join(folder, 'app/(static)/leak'), { recursive: true })
  cpSync(join(ROOT, 'test/consumers/next/app/(live)/leak/page.tsx'), join(folder, 'app/(static)/leak/page.tsx'))
  writeFileSync(join(folder, 'next.config.mjs'), 'export default { typescript: { ignoreBuildErrors: true } }')
  await expect(run(folder, 'next', 'build')).rejects.toThrow(/FC202[\s\S]*\/leak/)
})
