import type { ConsentInput } from 'fluxconsent/core'
import { ConsentDevtools } from 'fluxconsent/devtools'
import type { SyncState } from 'fluxconsent/remote'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { consentWith } from '../ui/consent.js'
import { expectAccessible } from '../ui/expectAccessible.js'
import { clearChoice, renderPage } from '../ui/fixtures.js'

beforeEach(clearChoice)
afterEach(clearChoice)

const shadow = (): ShadowRoot => {
  const root = document.querySelector('[data-consent-devtools]')?.shadowRoot
  if (!root) throw new Error('The panel is not there.')
  return root
}
const summary = (): HTMLElement | null => shadow().querySelector('summary')
const textOf = (query: string) => (): string =>
  [...shadow().querySelectorAll(query)].map((each) => each.textContent).join(' ')
/** The cells of a row: what, now, rule, because of. */
const row = (id: string) => (): readonly (string | null)[] =>
  [...shadow().querySelectorAll(`[data-permission=${id}] > *`)].slice(0, 4).map((cell) => cell.textContent)

async function open(remote?: ConsentDevtools.Props['remote'], change: Partial<ConsentInput> = {}) {
  const errors: unknown[] = []
  const rendered = await renderPage(<ConsentDevtools remote={remote} />, {
    config: consentWith(change),
    onError: (error) => errors.push(error),
  })
  await expect
    .poll(() => document.querySelector('[data-consent-devtools]')?.shadowRoot?.querySelector('summary'))
    .toBeTruthy()
  summary()?.focus()
  await userEvent.keyboard('{Enter}')
  await expect.poll(() => shadow().querySelector('table')).toBeTruthy()
  return rendered
}

test('opens with the keyboard, and says what is permitted and why', async () => {
  const { store } = await open()
  await expect.poll(row('session')).toEqual(['– session', 'granted', 'required', 'config'])
  expect(row('stats')()).toEqual(['– stats', 'denied', 'undecided', 'jurisdiction'])
  store.actions.acceptAll()
  await expect.poll(row('stats')).toEqual(['– stats', 'granted', 'granted', 'choice'])
  store.actions.withdraw()
  await expect.poll(row('stats')).toEqual(['– stats', 'denied', 'refused', 'choice'])
})

test('names the place, the law, the question and the choice', async () => {
  const { store } = await open()
  await expect.poll(textOf('dl')).toContain('lawgdpr, opt-in')
  expect(textOf('dl')()).toContain('questionfirst-visit')
  store.actions.rejectAll()
  await expect.poll(textOf('dl')).toContain('actreject-all in api')
})

test('lists what was reported, the newest first', async () => {
  const { store } = await open()
  store.inlet.fail(new Error('the script of stats was blocked'))
  store.inlet.fail(new Error('the other one too'))
  await expect.poll(textOf('li')).toBe('Error: the other one too Error: the script of stats was blocked')
  expect(summary()?.textContent).toContain('2 reported')
})

test('R64 shows what is on its way, and what the API will never take', async () => {
  const state: SyncState = {
    status: 'waiting',
    pending: 2,
    failure: { record: 'r1', status: 422, code: 456 },
    account: null,
  }
  await open({ getState: () => state, subscribe: () => () => undefined })
  await expect.poll(textOf('dl')).toContain('on the way2')
  expect(textOf('dl')()).toContain('refused for goodstatus 422, code 456, record r1')
})

test('forgets the choice on demand', async () => {
  const { store } = await open()
  store.actions.acceptAll()
  await expect.poll(() => store.getState().status).toBe('decided')
  await userEvent.click(page.getByRole('button', { name: 'Forget the choice and ask again' }))
  await expect.poll(() => store.getState().choice).toBeNull()
})

test('R78 brings its styles as a sheet, and none of its own as an attribute or element', async () => {
  await open()
  expect(shadow().adoptedStyleSheets).toHaveLength(1)
  expect(shadow().querySelectorAll('[style], style, script')).toHaveLength(0)
  expect(getComputedStyle(shadow().querySelector('details') ?? document.body).position).toBe('fixed')
})

test('R73 axe finds nothing in it', async () => {
  await open()
  await expectAccessible()
})
