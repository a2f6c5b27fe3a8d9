import { defineConsent, defineService, type ConsentConfig, type ConsentInput, type Service } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'

const session = defineService({
  id: 'session',
  category: 'necessary',
  name: 'Sign-in',
  provider: 'controller',
  purposes: ['sign-in'],
  stores: [{ name: 'sid', lifetime: 'session', purpose: 'sign-in', httpOnly: true }],
  role: { kind: 'own' },
  data: ['account'],
  identifies: true,
  retention: 'session',
})

const theme = defineService({
  id: 'theme',
  category: 'functional',
  provider: 'controller',
  purposes: ['appearance'],
  stores: 'nothing',
  role: { kind: 'own' },
  data: ['preferences'],
  identifies: false,
  retention: null,
})

const stats = defineService({
  id: 'stats',
  category: 'analytics',
  name: 'Stats',
  provider: { name: 'Stats Ltd', country: 'IE', privacyUrl: 'https://stats.example/privacy' },
  purposes: ['statistics'],
  stores: [{ name: '_st', match: 'prefix', lifetime: 'P12M', purpose: 'statistics' }],
  role: { kind: 'processor' },
  data: ['pages', 'device'],
  identifies: false,
  retention: 'P14M',
})

const video = defineService({
  id: 'video',
  category: 'marketing',
  name: 'Video',
  provider: { name: 'Video Inc', country: 'US', privacyUrl: 'https://video.example/privacy' },
  purposes: ['video', 'advertising'],
  stores: [
    { name: 'VISITOR', lifetime: 'P6M', purpose: 'visitor-id', party: 'third', domain: 'video.example' },
    { name: 'volume', kind: 'local', lifetime: 'PT24H', purpose: 'preferences' },
  ],
  role: { kind: 'joint', url: 'https://video.example/joint' },
  data: ['ip-address', 'interactions'],
  identifies: true,
  retention: 'P18M',
  transfer: { country: 'US', safeguard: 'dpf', url: 'https://video.example/transfer' },
  sharing: 'share',
})

const ads = defineService({
  id: 'ads',
  category: 'marketing',
  name: 'Ads',
  provider: { name: 'Ads Inc', country: 'US', privacyUrl: 'https://ads.example/privacy' },
  purposes: ['advertising'],
  stores: [{ name: '_ad', lifetime: 'P90D', purpose: 'ad-attribution' }],
  role: { kind: 'controller' },
  data: ['identifiers'],
  identifies: true,
  retention: null,
  transfer: { country: 'US', safeguard: 'scc' },
  sharing: 'targeted-ads',
})

const input = {
  controller: { name: 'Example Hosting', email: 'privacy@example.com', dpo: null },
  policy: { version: '2026-02', updated: '2026-02-15', url: '/cookies' },
  categories: { necessary: { required: true }, functional: {}, analytics: {}, marketing: {} },
  services: [session, theme, stats, video, ads],
  jurisdictions: [
    { match: ['DE'], regulation: 'gdpr', model: 'opt-in' },
    { match: ['US'], regulation: 'us', model: 'opt-out' },
    { match: ['ZA'], regulation: 'popia', model: 'opt-out' },
  ],
  messages: { en },
} as const

/** The config of a small shop, with some of its keys replaced. */
export function consentWith(change: Partial<ConsentInput> = {}): ConsentConfig {
  return defineConsent<string, readonly Service[]>({ ...input, ...change })
}

export const consent: ConsentConfig = consentWith()
