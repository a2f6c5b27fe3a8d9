import { ConsentGate, ConsentScript } from 'fluxconsent'
import { YouTube } from 'fluxconsent/embeds'
import { CookiePolicy } from 'fluxconsent/policy'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { control, placeholdersReady, renderEmbed, VIDEO } from '../embeds/renderEmbed.js'
import { renderMain } from '../policy/renderMain.js'
import { clearBrowser, renderConsent } from '../react/renderConsent.js'

const sheets = Object.getOwnPropertyDescriptor(Document.prototype, 'adoptedStyleSheets') ?? {}

// What jsdom does not have, where apps run their own tests.
beforeEach(() => {
  clearBrowser()
  for (const name of ['CSS', 'IntersectionObserver', 'matchMedia', 'requestIdleCallback'])
    vi.stubGlobal(name, undefined)
  Reflect.deleteProperty(Document.prototype, 'adoptedStyleSheets')
})
afterEach(() => {
  Object.defineProperty(Document.prototype, 'adoptedStyleSheets', sheets)
  vi.unstubAllGlobals()
  clearBrowser()
})

describe('in a DOM that has no more than jsdom', () => {
  it('an embed asks first', async () => {
    const { unmount } = await renderEmbed(<YouTube video={VIDEO} title="A film" />)
    await placeholdersReady()
    expect(control('allow-once').element().textContent).toBe('Show this once')
    await unmount()
  })

  it('the policy is there, with the ways of all browsers', async () => {
    const { screen } = await renderMain(<CookiePolicy />)
    await expect.poll(() => screen.container.textContent).toContain('Mozilla Firefox')
  })

  it('a script runs after the grant', async () => {
    const fail = vi.fn()
    const script = <ConsentScript service="stats" src="/test/browser/stubs/ran.js?name=bare" />
    const { store } = await renderConsent(script, { onError: fail })
    Reflect.set(window, 'ran', [])
    store.actions.acceptAll()
    await expect.poll((): unknown => Reflect.get(window, 'ran')).toEqual(['bare'])
    expect(fail).not.toHaveBeenCalled()
  })

  it('a gate that waits for idle time opens', async () => {
    const { store, container } = await renderConsent(
      <ConsentGate category="analytics" mount="idle">
        counted
      </ConsentGate>,
    )
    store.actions.acceptAll()
    await expect.poll(() => container.textContent).toBe('counted')
  })
})
