import { defineConsent } from 'fluxconsent'
import { en } from 'fluxconsent/locales/en'
import { firstParty, youtube } from 'fluxconsent/services'

export const consent = defineConsent({
  controller: { name: 'Example', email: 'privacy@example.com', dpo: null },
  policy: { version: '1', updated: '2026-02-01', url: '/cookies' },
  categories: { necessary: { required: true }, functional: {}, marketing: {} },
  services: [
    firstParty({
      id: 'choice',
      category: 'necessary',
      stores: [{ name: 'cookie_consent', lifetime: 'P395D', purpose: 'consent-choice' }],
    }),
    firstParty({
      id: 'notes',
      category: 'functional',
      name: 'Notes',
      stores: [{ name: 'notes', kind: 'local', lifetime: 'P1Y', purpose: 'drafts' }],
    }),
    youtube(),
  ],
  messages: { en },
})

// Makes a wrong id in a gate or hook a compile error.
declare module 'fluxconsent/core' {
  interface Register {
    config: typeof consent
  }
}
