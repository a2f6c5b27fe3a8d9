import { ConsentProvider, type InitialConsent } from 'fluxconsent'
import { en } from 'fluxconsent/locales/en'
import {
  AgreementCheckbox,
  CookiePolicy,
  loadPolicyTexts,
  OptOutLink,
  OptOutStatus,
  PolicyNotice,
  PrivacyCenter,
} from 'fluxconsent/policy'
import { PrivacyLink } from 'fluxconsent/ui'
import { renderToString } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { consentWith } from '../ui/consent.ts'
import { PolicyBlockView } from '../../src/policy/PolicyBlockView.tsx'

const config = consentWith({
  jurisdictions: [{ match: ['US-CA'], regulation: 'ccpa', model: 'opt-out' }],
  agreements: [{ id: 'terms', kind: 'acceptance', title: 'I accept the terms', version: '1' }],
})

const initial: InitialConsent = {
  choice: null,
  jurisdiction: 'US-CA',
  signals: { gpc: true },
  language: 'en',
  now: Date.UTC(2026, 2, 1),
}

describe('on the server', () => {
  test('R78 R102 policy and privacy centre are in the HTML with the texts that it loaded, and bring no style', async () => {
    // Plain data, as it crosses the border between server and browser.
    const texts: Awaited<ReturnType<typeof loadPolicyTexts>> = JSON.parse(JSON.stringify(await loadPolicyTexts(en)))
    const html = renderToString(
      <ConsentProvider config={config} initial={initial}>
        <CookiePolicy texts={texts} />
        <PrivacyCenter texts={texts} />
        <OptOutLink right="sale" texts={texts} />
        <OptOutStatus texts={texts} />
      </ConsentProvider>,
    )
    expect(html).toContain('id="policy-rights"')
    expect(html).toContain('Download all of this')
    expect(html).toContain('Do Not Sell or Share My Personal Information')
    expect(html).toContain('Opt-Out Request Honored')
    expect(html).not.toMatch(/\sstyle=|<style/)
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('R106 the privacy centre says nothing of an agreement before the device was read', async () => {
    const html = renderToString(
      <ConsentProvider config={config} initial={initial}>
        <PrivacyCenter texts={await loadPolicyTexts(en)} />
      </ConsentProvider>,
    )
    expect(html).toMatch(/data-consent-agreement="terms" data-state="loading">I accept the terms(<!-- -->| )*<\/span>/)
  })

  test('R106 a box with words of the app is there, unticked, before any text is loaded', () => {
    const html = renderToString(
      <ConsentProvider config={config} initial={initial}>
        <AgreementCheckbox agreement="terms" required />
      </ConsentProvider>,
    )
    expect(html).toContain('type="checkbox"')
    expect(html).toContain('I accept the terms')
    expect(html).not.toContain('checked')
  })

  test('R56 what needs the texts waits for the browser', () => {
    const html = renderToString(
      <ConsentProvider config={config} initial={initial}>
        <CookiePolicy />
        <PrivacyCenter />
        <PolicyNotice />
        <PrivacyLink />
      </ConsentProvider>,
    )
    expect(html).not.toContain('<article')
    expect(html).toContain('Cookie preferences')
  })
})

test('R84 names of companies keep their order among words that run from right to left', () => {
  const facts = [{ key: 'recipients', name: 'المتلقون', value: ['Video, Inc.'] }]
  const html = renderToString(<PolicyBlockView block={{ kind: 'facts', facts }} choice={null} />)
  expect(html).toContain('<dd><bdi>Video, Inc.</bdi></dd>')
})
