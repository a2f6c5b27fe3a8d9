import { ConsentProvider } from 'fluxconsent'
import { YouTube } from 'fluxconsent/embeds'
import { readConsent } from 'fluxconsent/core'
import type { ReactElement } from 'react'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server.browser'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import {
  clearBrowser,
  control,
  frames,
  placeholdersReady,
  renderEmbed,
  site,
  VIDEO,
  watchRequests,
} from './renderEmbed.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

const Video = <YouTube video={VIDEO} title="A film" poster="/poster.png" />

/** What a server makes of the page for somebody with this cookie. */
function pageFor(cookie: string): ReactElement {
  return (
    <ConsentProvider config={site} initial={readConsent(cookie, site)}>
      {Video}
    </ConsentProvider>
  )
}

/** The cookie of somebody who has accepted everything. */
async function acceptedCookie(): Promise<string> {
  const { store, unmount } = await renderEmbed(Video)
  store.actions.acceptAll()
  await expect.poll(() => document.cookie).toContain('cookie_consent')
  const { cookie } = document
  await unmount()
  return cookie
}

describe('the HTML of a server', () => {
  it('R56 has the place of an embed and nothing of its provider', () => {
    const html = renderToString(pageFor(''))
    expect(html).toContain('data-consent-embed')
    expect(html).not.toMatch(/youtu|ytimg|google|iframe|<img|https?:/i)
  })

  it('R56 has nothing of the provider for somebody who accepted it either', async () => {
    expect(renderToString(pageFor(await acceptedCookie()))).not.toMatch(/youtu|ytimg|google|iframe|<img|https?:/i)
  })

  it('R56 is taken over without a word, and opens after a press', async () => {
    const requests = watchRequests()
    const container = document.createElement('div')
    container.innerHTML = renderToString(pageFor(''))
    document.body.append(container)
    const { height } = container.getBoundingClientRect()
    const root = hydrateRoot(container, pageFor(''))
    await placeholdersReady()
    expect(container.getBoundingClientRect().height).toBe(height)
    expect(requests()).toEqual([])
    await control('allow-once').click()
    await expect.poll(frames).toHaveLength(1)
    root.unmount()
    container.remove()
  })
})
