import { memoryChoiceStorage } from 'fluxconsent/browser'
import { defineConsent, defineService, type ConsentConfig, type ConsentInput, type Service } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { firstParty, youtube } from 'fluxconsent/services'

const theme = defineService({
  id: 'theme',
  category: 'functional',
  name: 'Theme',
  provider: 'controller',
  purposes: ['appearance'],
  stores: 'nothing',
  role: { kind: 'own' },
  data: ['preferences'],
  identifies: false,
  retention: null,
})

const statistics = defineService({
  id: 'statistics',
  category: 'analytics',
  name: 'Example Statistics',
  provider: { name: 'Example Statistics Ltd', country: 'IE', privacyUrl: 'https://statistics.example/privacy' },
  purposes: ['statistics'],
  stores: [{ name: '_es', match: 'prefix', lifetime: 'P12M', purpose: 'visitor-id' }],
  role: { kind: 'processor' },
  data: ['pages', 'device'],
  identifies: false,
  retention: 'P14M',
})

const advertising = defineService({
  id: 'advertising',
  category: 'marketing',
  name: 'Example Ads',
  provider: { name: 'Example Ads Inc', country: 'US', privacyUrl: 'https://ads.example/privacy' },
  purposes: ['advertising', 'ad-personalisation'],
  stores: [{ name: '_ea', lifetime: 'P90D', purpose: 'ad-attribution' }],
  role: { kind: 'joint', url: 'https://ads.example/joint' },
  data: ['identifiers', 'pages'],
  identifies: true,
  retention: null,
  transfer: { country: 'US', safeguard: 'scc' },
  sharing: 'targeted-ads',
})

/** The services of the shop: nothing in them loads anything. */
export const demoServices: readonly Service[] = [
  firstParty({
    id: 'session',
    category: 'necessary',
    stores: [{ name: 'BOXCLSESS', lifetime: 'session', purpose: 'sign-in' }],
  }),
  theme,
  statistics,
  youtube(),
  advertising,
]

const input = {
  controller: { name: 'Example Hosting', email: 'privacy@example.com', dpo: null },
  policy: { version: '2026-02', updated: '2026-02-15', url: '#policy' },
  categories: { necessary: { required: true }, functional: {}, analytics: {}, marketing: {} },
  services: demoServices,
  jurisdictions: [
    { match: ['DE'], regulation: 'gdpr', model: 'opt-in' },
    { match: ['US'], regulation: 'us', model: 'opt-out' },
  ],
  messages: { en },
} as const

let stories = 0

/** A config that no other story shares a choice with, with some of its keys replaced. */
export function demoConfig(change: Partial<ConsentInput> = {}): ConsentConfig {
  stories += 1
  return defineConsent<string, readonly Service[]>({
    ...input,
    cookie: { name: `story_${stories}` },
    storage: memoryChoiceStorage(),
    ...change,
  })
}
