import { defineConsent, type Service } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import * as catalogue from 'fluxconsent/services'
import { replay } from './replay.ts'

const UUID = '12345678-1234-4234-8234-123456789012'
const POSTHOG = 'phc_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789'

/** A vendor that the catalogue does not know: a script, a beacon on the own host and a frame. */
const campaign: Service<'campaign', 'marketing'> = {
  id: 'campaign',
  category: 'marketing',
  name: 'Campaign',
  provider: { name: 'Campaign Ltd', country: 'IE', privacyUrl: 'https://campaign.example/privacy' },
  purposes: ['advertising'],
  stores: [
    { name: 'campaign', lifetime: 'P30D', purpose: 'advertising' },
    { name: 'campaign-cache', kind: 'cache', lifetime: 'P30D', purpose: 'advertising' },
    { name: 'campaign-events', kind: 'indexed-db', lifetime: 'P30D', purpose: 'advertising' },
  ],
  role: { kind: 'processor' },
  data: ['pages'],
  identifies: true,
  retention: 'P1M',
  sharing: 'targeted-ads',
  hosts: {
    script: ['https://cdn.campaign.example'],
    connect: ['https://cdn.campaign.example'],
    img: ["'self'"],
    frame: ['https://forms.campaign.example'],
  },
  withdrawal: 'reload',
}

/** The live chats: a page has one, this one has all. */
export const CHATS = ['crisp', 'intercom', 'tawk', 'zendesk', 'tidio', 'zoho-salesiq'] as const

const site = {
  controller: { name: 'Everything', email: 'privacy@everything.example', dpo: null },
  policy: { version: '1', updated: '2026-02-15', url: '/cookies' },
  categories: { necessary: { required: true }, functional: {}, analytics: {}, marketing: {} },
  messages: { en },
} as const

const googleTags = [
  catalogue.googleAnalytics({ measurementId: 'G-TEST' }),
  catalogue.googleTagManager({ containerId: 'GTM-TEST123' }),
  catalogue.googleAds({ conversionId: 'AW-123456789' }),
] as const

/** The three tags of Google alone. */
export const google = defineConsent({ ...site, services: googleTags })

/** Everything that the catalogue has, in one config. */
export const consent = defineConsent({
  ...site,
  services: [
    catalogue.firstParty({
      id: 'notes',
      category: 'functional',
      stores: [{ name: 'notes', kind: 'local', lifetime: 'P1Y', purpose: 'drafts' }],
    }),
    ...googleTags,
    catalogue.matomo({ url: 'https://stats.everything.example', siteId: 1 }),
    catalogue.metaPixel({ pixelId: '1234567890' }),
    catalogue.xPixel({ pixelId: 'o1abc' }),
    catalogue.linkedinInsight({ partnerId: '123456' }),
    catalogue.tiktokPixel({ pixelId: 'C4ABCDEFGHIJKLMNOPQR' }),
    catalogue.microsoftClarity({ projectId: 'abcde12345' }),
    catalogue.microsoftUet({ tagId: '12345678' }),
    catalogue.hotjar({ siteId: '1234567' }),
    catalogue.posthog({ token: POSTHOG }),
    catalogue.plausible({ scriptId: 'AbCdEf123456' }),
    catalogue.segment({ writeKey: 'abcdefghijklmnopqrstuvwxyz012345' }),
    catalogue.sentryReplay({ ingest: 'https://o1.ingest.de.sentry.io', replay: () => replay }),
    catalogue.hubspot({ portalId: '1234567', region: 'eu1' }),
    catalogue.zohoPageSense({ project: 'example/0123456789abcdef' }),
    catalogue.mailchimp({ site: '0123456789abcdef/89abcdef01234567' }),
    catalogue.paypalMessages({ clientId: 'AbCdEfGhIjKlMnOpQrStUvWxYz' }),
    catalogue.crisp({ websiteId: UUID }),
    catalogue.intercom({ appId: 'abc12345', region: 'eu' }),
    catalogue.tawk({ propertyId: '0123456789abcdef01234567' }),
    catalogue.zendesk({ key: UUID }),
    catalogue.tidio({ key: 'abcdefghijklmnopqrstuvwxyz012345' }),
    catalogue.zohoSalesIq({ widgetCode: 'siq0123456789abcdef0123456789abcdef' }),
    catalogue.recaptcha(),
    catalogue.stripe(),
    catalogue.paypal({ clientId: 'AbCdEfGhIjKlMnOpQrStUvWxYz' }),
    catalogue.turnstile(),
    catalogue.netopia(),
    catalogue.youtube(),
    catalogue.vimeo(),
    catalogue.spotify(),
    catalogue.googleMaps(),
    catalogue.facebook(),
    catalogue.instagram(),
    catalogue.x(),
    catalogue.linkedin(),
    catalogue.tiktok(),
    campaign,
  ],
})
