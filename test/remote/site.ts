import { defineConsent, type ConsentConfig } from 'fluxconsent/core'
import { firstParty } from 'fluxconsent/services'

const item = (name: string) => ({ name, lifetime: 'P12M', purpose: 'preferences' }) as const

/** The config of the page and of its API. */
export const site: ConsentConfig = defineConsent({
  controller: { name: 'Example', email: 'privacy@example.com', dpo: null },
  policy: { version: '1', updated: '2026-02-15', url: '/cookies' },
  categories: { functional: {}, analytics: {} },
  services: [
    firstParty({ id: 'theme', category: 'functional', stores: [item('theme')] }),
    firstParty({ id: 'counter', category: 'analytics', stores: [item('counter')] }),
  ],
  agreements: [
    { id: 'newsletter', kind: 'consent', version: '1', doubleOptIn: true },
    { id: 'offers', kind: 'consent', version: '1' },
    { id: 'terms', kind: 'acceptance', version: '2026' },
  ],
})
