import * as policy from 'fluxconsent/policy'
import type { ConsentStore } from 'fluxconsent'
import { expect } from 'vitest'
import { describeDoor } from '../ui/conformance.tsx'
import { consent, consentWith } from '../ui/consent.ts'
import { accountSource, NOBODY } from './accountSource.ts'

const { AccountNotice, AgreementCheckbox, CookiePolicy, OptOutLink, PolicyNotice, PrivacyCenter } = policy

const remote = accountSource({
  ...NOBODY,
  devices: 2,
  conflicts: [{ id: 'stats', here: 'granted', elsewhere: 'denied', counts: 'denied' }],
})
const withAgreement = consentWith({
  agreements: [{ id: 'newsletter', kind: 'consent', purpose: 'newsletter', version: '1' }],
})
const withHistory = consentWith({
  policy: {
    ...consent.policy,
    material: false,
    history: [{ version: '2025', updated: '2025-01-01' }],
  },
})
const inCalifornia = consentWith({ jurisdictions: [{ match: ['US-CA'], regulation: 'ccpa', model: 'opt-out' }] })

/** Chooses under the former version of the policy. */
async function choose({ actions, getState, inlet }: ConsentStore): Promise<void> {
  await expect.poll(() => getState().status).toBe('undecided')
  actions.rejectAll()
  await expect.poll(() => getState().choice).not.toBeNull()
  const { choice } = getState()
  if (choice) inlet.set({ choice: { ...choice, policyVersion: '2025' } })
}

describeDoor('/policy', policy, {
  AccountNotice: {
    element: 'section',
    render: (props) => <AccountNotice remote={remote} {...props} />,
    asChild: false,
    on: { config: withHistory },
    after: choose,
  },
  AgreementCheckbox: {
    element: 'input',
    render: (props) => <AgreementCheckbox agreement="newsletter" {...props} />,
    asChild: false,
    on: { config: withAgreement },
  },
  CookiePolicy: { element: 'article', render: (props) => <CookiePolicy {...props} />, asChild: false },
  OptOutLink: {
    element: 'button',
    render: (props) => <OptOutLink right="sale" {...props} />,
    on: { config: inCalifornia, jurisdiction: 'US-CA' },
  },
  PolicyNotice: {
    element: 'section',
    render: (props) => <PolicyNotice {...props} />,
    asChild: false,
    on: { config: withHistory },
    after: choose,
  },
  PrivacyCenter: { element: 'article', render: (props) => <PrivacyCenter {...props} />, asChild: false },
})
