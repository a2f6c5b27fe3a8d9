import { createConsent, type PageConsent } from 'fluxconsent/browser'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { encodeChoice } from '../../src/core/lazy.js'
import { exampleConfig, exampleWith, startStore } from '../core/exampleConfig.js'
import { clearBrowser } from '../react/renderConsent.js'

const config = exampleWith({ trustedGesture: true })
let page: PageConsent
let button: HTMLButtonElement

beforeEach(() => {
  clearBrowser()
  page = createConsent(config)
  button = document.createElement('button')
  button.textContent = 'Accept'
  document.body.append(button)
})
afterEach(() => {
  page.stop()
  button.remove()
  clearBrowser()
})

const isGranted = (): boolean => page.getState().permissions['stats'] === 'granted'

it('R130 lets a real click grant', async () => {
  button.addEventListener('click', page.actions.acceptAll)
  await userEvent.click(button)
  expect(isGranted()).toBe(true)
  expect(page.getState().choice?.method).toBe('banner')
})

it('R130 lets a real key grant', async () => {
  button.addEventListener('keydown', page.actions.acceptAll)
  button.focus()
  await userEvent.keyboard('a')
  expect(isGranted()).toBe(true)
})

it('R130 lets nothing grant that a script made, whatever it says of itself', () => {
  button.addEventListener('click', page.actions.acceptAll)
  button.click()
  button.dispatchEvent(new MouseEvent('click', { bubbles: true }))
  const forged = new MouseEvent('click')
  const copy = Object.create(Event.prototype, { isTrusted: { value: true }, type: { value: 'click' } })
  const proxy = new Proxy(forged, { get: (target, key) => key === 'isTrusted' || Reflect.get(target, key) })
  for (const cause of [{ isTrusted: true }, { nativeEvent: { isTrusted: true } }, forged, copy, proxy]) {
    page.actions.acceptAll(cause)
    page.actions.acceptAll({ event: cause, method: 'banner' })
    page.actions.grantAlways('stats', cause)
    page.actions.grantForSession('stats', cause)
    page.actions.save({ stats: 'granted' }, cause)
  }
  expect(isGranted()).toBe(false)
  expect(page.getState().choice).toBeNull()
})

it('R130 lets no trusted event grant that no person made', async () => {
  const events: Event[] = []
  const picture = new Image()
  picture.addEventListener('error', (event) => events.push(event))
  picture.src = 'data:image/png;base64,none'
  await expect.poll(() => events.length).toBe(1)
  const [event] = events
  if (!event) throw new Error('no event came')
  expect(event.isTrusted).toBe(true)
  page.actions.acceptAll(event)
  page.actions.acceptAll(Object.defineProperty(event, 'type', { value: 'click' }))
  expect(isGranted()).toBe(false)
})

it('R130 lets no script grant by what it has the browser do', async () => {
  // The browser sends a trusted event for each of these.
  const form = document.createElement('form')
  form.innerHTML = '<label><input type="checkbox"></label><label><button type="button">Accept</button></label>'
  button.append(form)
  const heard: string[] = []
  const hear = (event: Event): void => {
    if (!event.isTrusted) return
    heard.push(event.type)
    page.actions.acceptAll(event)
  }
  for (const type of ['click', 'input', 'change', 'submit']) form.addEventListener(type, hear)
  form.addEventListener('submit', (event) => event.preventDefault())
  // What the person did in another test was a moment ago.
  await expect.poll(() => navigator.userActivation.isActive).toBe(false)
  for (const label of form.querySelectorAll('label')) label.click()
  form.querySelector('input')?.click()
  form.requestSubmit()
  expect(new Set(heard)).toEqual(new Set(['click', 'input', 'change', 'submit']))
  expect(page.getState().choice).toBeNull()
})

it('R130 lets a script refuse', async () => {
  button.addEventListener('click', page.actions.acceptAll)
  await userEvent.click(button)
  page.actions.rejectAll()
  expect(isGranted()).toBe(false)
  expect(page.getState().choice?.method).toBe('api')
})

/** A choice as a script writes it that knows the format, one minute ahead. */
function scripted(act: 'acceptAll' | 'rejectAll'): string {
  const store = startStore(exampleConfig, { now: () => Date.now() + 60_000 })
  store.actions[act]()
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return encodeChoice(choice)
}

it('R130 takes no grant from what a script stored or another tab says, and every refusal', async () => {
  const channel = new BroadcastChannel('fluxconsent.cookie_consent')
  button.addEventListener('click', page.actions.acceptAll)
  const heard = new Promise((resolve) => channel.addEventListener('message', resolve, { once: true }))
  await userEvent.click(button)
  await heard
  expect(isGranted()).toBe(true)
  channel.postMessage(scripted('acceptAll'))
  await expect.poll(isGranted).toBe(false)
  expect(page.getState()).toMatchObject({ status: 'undecided', prompt: { reason: 'first-visit' } })
  page.stop()
  document.cookie = `cookie_consent=${scripted('acceptAll')}; Path=/`
  page = createConsent(config)
  await expect.poll(() => page.getState().status).toBe('undecided')
  await expect.poll(page.isHydrated).toBe(true)
  expect(isGranted()).toBe(false)
  const refusal = scripted('rejectAll')
  // Until the page listens.
  await expect
    .poll(() => {
      channel.postMessage(refusal)
      return page.getState().status
    })
    .toBe('decided')
  channel.close()
})
