import { ConsentProvider, type InitialConsent } from 'fluxconsent'
import { ConsentPreferences } from 'fluxconsent/preferences'
import { ConsentBanner, PreferencesDialog, PrivacyLink, ReloadNotice } from 'fluxconsent/ui'
import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
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
