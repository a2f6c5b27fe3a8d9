import { localChoiceStorage } from 'fluxconsent/browser'
import { defineConsent, type Service } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { firstParty, matomo, paypal, youtube } from 'fluxconsent/services'
import type { RealPolicy } from './RealPolicy.ts'

/** An international platform that sells online: its choice is kept in local storage. */
export const platform: RealPolicy = {
  name: 'international platform',
  config: defineConsent<string, readonly Service[]>({
    controller: { name: 'Fluxmio', email: 'privacy@fluxmio.example', dpo: null },
    policy: { version: '1', updated: '2026', url: '/cookies', material: true },
    storage: localChoiceStorage('public.cookie.choice'),
    jurisdictions: [
      { match: ['RO', 'DE'], regulation: 'gdpr', model: 'opt-in' },
      { match: ['US-CA'], regulation: 'ccpa', model: 'opt-out' },
    ],
    categories: { necessary: { required: true }, functional: {}, analytics: {}, marketing: {} },
    services: [
      firstParty({
        id: 'site',
        category: 'necessary',
        name: 'Site and dashboard',
        identifies: true,
        stores: [
          { name: 'sid', lifetime: 'session', purpose: 'sign-in', httpOnly: true },
          { name: 'csrf', lifetime: 'session', purpose: 'security' },
          { name: 'lang', lifetime: 'P12M', purpose: 'language' },
          { name: 'currency', lifetime: 'P12M', purpose: 'preferences' },
          { name: 'public.cookie.choice', kind: 'local', lifetime: 'P395D', purpose: 'consent-choice' },
          { name: 'order.draft', kind: 'session', lifetime: 'session', purpose: 'drafts' },
        ],
      }),
      paypal(),
      firstParty({
        id: 'views',
        category: 'functional',
        name: 'Catalog views',
        stores: [{ name: 'catalog.view', kind: 'local', lifetime: 'P6M', purpose: 'appearance' }],
      }),
      youtube({ category: 'functional' }),
      matomo({ url: 'https://stats.fluxmio.example', siteId: 1 }),
    ],
    messages: { en },
  }),
  facts: [
    ['intro: access', 'You can use this site without them.'],
    ['1 similar technologies', 'Local storage', 'Session storage'],
    ['2 by country', 'Opt-out: stop the sale and sharing of your data.'],
    [
      '3 necessary',
      'sid Sign-in Until the browser is closed',
      'csrf Security',
      'lang Language',
      'currency Preferences',
    ],
    ['4 the choice', 'public.cookie.choice Your choice about cookies 395 days Local storage this site'],
    ['4 drafts', 'order.draft Drafts of forms Until the browser is closed Session storage this site'],
    ['4 catalog', 'catalog.view Appearance 6 months Local storage this site'],
    ['5 analytics', 'Statistics', 'Matomo'],
    ['7 payments and players', 'PayPal', 'YouTube', 'Payment', 'Prevention of fraud'],
    ['8 the choice', 'Optional services run only after you allow them.', 'Change your choice at any time'],
    ['8 without them', 'Not available: Video, Advertising.'],
    ['9 browser', 'Your browser can show, block and delete cookies too.', 'sign-in, payment and forms may not work'],
    ['10 updates', 'After an important change this site asks you again', 'last updated: 2026'],
    ['no officer', 'There is none. The controller answers questions about data protection.'],
  ],
  never: ['cookie_consent'],
}
