import { ConsentGate, ConsentProvider, useExplanation, type InitialConsent } from 'fluxconsent'
import { YouTube } from 'fluxconsent/embeds'
import { CookiePolicy, PrivacyCenter } from 'fluxconsent/policy'
import { ConsentPreferences } from 'fluxconsent/preferences'
import { ConsentBanner, PreferencesDialog, PrivacyLink, ReloadNotice } from 'fluxconsent/ui'
import type { ReactNode } from 'react'
import { renderToString } from 'react-dom/server'
import { describe, expect, test, vi } from 'vitest'
import { consent } from './consent.ts'

const initial: InitialConsent = {
  choice: null,
  jurisdiction: 'DE',
  signals: { gpc: false },
  language: 'en',
  now: Date.UTC(2026, 2, 1),
}

describe('on the server', () => {
  test('R56 the banner is not in a static page', () => {
    const html = renderToString(
      <ConsentProvider config={consent}>
        <ConsentBanner />
      </ConsentProvider>,
    )
    expect(html).not.toContain('data-consent-banner')
  })

  test('R56 the banner is in a static page with `prerender`', () => {
    const html = renderToString(
      <ConsentProvider config={consent}>
        <ConsentBanner prerender />
      </ConsentProvider>,
    )
    expect(html).toContain('data-consent-banner')
    expect(html).toContain('Reject all')
  })

  test('R56 the banner is in a page for somebody who was never asked', () => {
    const html = renderToString(
      <ConsentProvider config={consent} initial={initial}>
        <ConsentBanner />
      </ConsentProvider>,
    )
    expect(html).toContain('data-consent-banner')
  })

  test('R78 no part writes a style attribute or element', () => {
    const html = renderToString(
      <ConsentProvider config={consent} initial={initial}>
        <ConsentBanner />
        <PreferencesDialog />
        <PrivacyLink />
        <ReloadNotice />
        <ConsentPreferences />
      </ConsentProvider>,
    )
    expect(html).toContain('data-consent-action="open"')
    expect(html).not.toMatch(/\sstyle=|<style/)
  })

  // Next refuses to render a page ahead that asks for what differs at each visit (`cacheComponents`).
  test('R123 a static page asks neither the clock nor chance', () => {
    const asked = [
      vi.spyOn(Date, 'now'),
      vi.spyOn(Math, 'random'),
      vi.spyOn(crypto, 'getRandomValues'),
      vi.spyOn(crypto, 'randomUUID'),
    ]
    const Why = (): ReactNode => useExplanation('stats').rule
    const html = renderToString(
      <ConsentProvider config={consent} jurisdiction="DE">
        <ConsentBanner prerender />
        <ConsentGate category="analytics" fallback={<Why />}>
          {() => null}
        </ConsentGate>
        <YouTube video="aqz-KE-bpKQ" title="Big Buck Bunny" service="stats" />
        <CookiePolicy />
        <PrivacyCenter />
        <ConsentPreferences />
        <PreferencesDialog />
        <PrivacyLink />
      </ConsentProvider>,
    )
    expect(html).toContain('undecided')
    expect(asked.flatMap(({ mock }) => mock.calls)).toEqual([])
  })

  test('R73 no button is there without its name', () => {
    const html = renderToString(
      <ConsentProvider config={consent} initial={initial}>
        <ConsentPreferences />
      </ConsentProvider>,
    )
    expect(html).toContain('data-consent-choices')
    expect(html).not.toMatch(/<button[^>]*><\/button>/)
  })
})
