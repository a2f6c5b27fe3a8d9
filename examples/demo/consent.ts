import { defineConsent, ownItems } from 'fluxconsent'
import {
  facebook,
  firstParty,
  googleAnalytics,
  linkedin,
  matomo,
  netopia,
  paypal,
  x,
  youtube,
} from 'fluxconsent/services'
import { english } from './words.ts'

/** What the consent API adds to the choice: the server's copy, the key of the records, and those on their way. */
const [, ...proof] = ownItems({ cookie: { name: 'cookie_consent', scope: 'host' } }, { remote: true })

/**
 * The cookie policy of a hosting company, as facts.
 *
 * Its list names nine cookies: BOXCLSESS, csrf_token, cookie_consent, language, theme, timezone, _ga, _gid and _gat.
 * They stand here with the lifetimes that it gives; that of the choice is ours. What Google Analytics and Matomo set
 * beside them stays in the table as well: a withdrawal has to remove it, so people have to be told of it.
 */
export const consent = defineConsent({
  controller: {
    name: 'FluxIT Service',
    address: 'Bucharest, Romania',
    email: 'privacy@fluxit.ro',
    phone: '+40 746 358 948',
    hours: 'Mon–Fri 9:00–18:00 EET',
    url: 'https://gazduire.fluxit.ro',
    dpo: { email: 'dpo@fluxit.ro' },
    support: { email: 'support@fluxit.ro' },
    authority: {
      name: 'ANSPDCP',
      address: 'B-dul G-ral. Gheorghe Magheru 28-30, Sector 1, București',
      phone: '+40 21 252 5599',
      email: 'anspdcp@dataprotection.ro',
      url: 'https://www.dataprotection.ro',
      jurisdictions: ['RO'],
    },
  },
  policy: {
    version: '2026-02',
    updated: '2026-02',
    url: '/cookies',
    privacyCenter: '/privacy',
    minimumAge: 16,
    tools: [
      { name: 'Privacy Badger', url: 'https://privacybadger.org' },
      { name: 'uBlock Origin', url: 'https://ublockorigin.com' },
    ],
    changes: {
      en: 'Every cookie has a row of its own, and each category its own switch.',
      ro: 'Fiecare cookie are propriul rând, iar fiecare categorie propriul comutator.',
      ar: 'لكل ملف تعريف ارتباط صف خاص به، ولكل فئة مفتاح خاص بها.',
    },
    history: [
      {
        version: '1.0',
        updated: '2025-09',
        changes: { en: 'The first version.', ro: 'Prima versiune.', ar: 'الإصدار الأول.' },
      },
    ],
  },
  expiry: { grant: 'P12M', refusal: 'P12M' },
  jurisdiction: 'RO',
  jurisdictions: [{ match: ['RO'], regulation: 'gdpr', model: 'opt-in', digitalAge: 16 }],
  claims: ['noFingerprinting'],
  categories: { necessary: { required: true }, functional: {}, analytics: {}, marketing: {} },
  services: [
    firstParty({
      id: 'session',
      category: 'necessary',
      name: 'Client portal',
      identifies: true,
      stores: [
        { name: 'BOXCLSESS', lifetime: 'session', purpose: 'sign-in', httpOnly: true },
        { name: 'csrf_token', lifetime: 'session', purpose: 'security' },
      ],
    }),
    firstParty({
      id: 'choice',
      category: 'necessary',
      legalBasis: 'legal-obligation',
      stores: [{ name: 'cookie_consent', lifetime: 'P395D', purpose: 'consent-choice' }, ...proof],
    }),
    netopia(),
    // Whoever pays is sent to PayPal's own page, as to Netopia's: on this site it stores nothing.
    { ...paypal(), stores: 'nothing' },
    firstParty({
      id: 'settings',
      category: 'functional',
      name: 'Display settings',
      stores: [
        { name: 'language', lifetime: 'P12M', purpose: 'language' },
        { name: 'theme', lifetime: 'P12M', purpose: 'appearance' },
        { name: 'timezone', lifetime: 'P12M', purpose: 'timezone' },
      ],
    }),
    // No advertising on this site, so Google gets no permission for it, whatever else is allowed.
    googleAnalytics({ measurementId: 'G-DEMO000000', cookieExpires: 'P24M', ads: false }),
    // On the own server: see public/stats.
    matomo({ url: '/stats', siteId: 1 }),
    facebook(),
    x(),
    linkedin(),
    youtube(),
  ],
  messages: {
    en: english,
    // The same object at each call: another one would take the words away from what shows them.
    ro: async () => (await import('./romanian.ts')).romanian,
    ar: async () => (await import('./arabic.ts')).arabic,
  },
})

declare module 'fluxconsent/core' {
  interface Register {
    config: typeof consent
  }
}
