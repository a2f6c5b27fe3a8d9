import type { Service } from 'fluxconsent/core'
import * as services from 'fluxconsent/services'
import type { ServiceOptions } from 'fluxconsent/services'

type Options = ServiceOptions<string, string>
type Make = (options?: Options) => Service

const UUID = '12345678-1234-4234-8234-123456789012'
const TOKEN = 'phc_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789'

/** What makes no service, but an option of one. */
export const MODES = ['googleAdvancedMode', 'googleTagServer', 'matomoCookieless', 'matomoHeld'] as const

/** Every factory of the catalogue, with what it cannot do without. */
export const CATALOGUE: Readonly<Record<Exclude<keyof typeof services, (typeof MODES)[number]>, Make>> = {
  crisp: (options) => services.crisp({ websiteId: UUID, ...options }),
  facebook: services.facebook,
  firstParty: ({ id = 'session', category = 'necessary' } = {}) =>
    services.firstParty({ id, category, stores: [{ name: 'sid', lifetime: 'session', purpose: 'sign-in' }] }),
  googleAds: (options) => services.googleAds({ conversionId: 'AW-123456789', ...options }),
  googleAnalytics: (options) => services.googleAnalytics({ measurementId: 'G-TEST', ...options }),
  googleMaps: services.googleMaps,
  googleTagManager: (options) => services.googleTagManager({ containerId: 'GTM-TEST123', ...options }),
  hotjar: (options) => services.hotjar({ siteId: '1234567', ...options }),
  hubspot: (options) => services.hubspot({ portalId: '1234567', region: 'eu1', ...options }),
  instagram: services.instagram,
  intercom: (options) => services.intercom({ appId: 'abc12345', region: 'eu', ...options }),
  linkedin: services.linkedin,
  linkedinInsight: (options) => services.linkedinInsight({ partnerId: '123456', ...options }),
  mailchimp: (options) => services.mailchimp({ site: '0123456789abcdef/89abcdef01234567', ...options }),
  matomo: (options) => services.matomo({ url: 'https://stats.example.com', siteId: 1, ...options }),
  metaPixel: (options) => services.metaPixel({ pixelId: '1234567890', ...options }),
  microsoftClarity: (options) => services.microsoftClarity({ projectId: 'abcde12345', ...options }),
  microsoftUet: (options) => services.microsoftUet({ tagId: '12345678', ...options }),
  netopia: services.netopia,
  paypal: services.paypal,
  paypalMessages: (options) => services.paypalMessages({ clientId: 'AbCdEfGhIjKlMnOpQrStUvWxYz', ...options }),
  plausible: (options) => services.plausible({ scriptId: 'AbCdEf123456', ...options }),
  posthog: (options) => services.posthog({ token: TOKEN, ...options }),
  recaptcha: services.recaptcha,
  segment: (options) => services.segment({ writeKey: 'abcdefghijklmnopqrstuvwxyz012345', ...options }),
  sentryReplay: (options) =>
    services.sentryReplay({ ingest: 'https://o1.ingest.de.sentry.io', replay: () => undefined, ...options }),
  spotify: services.spotify,
  stripe: services.stripe,
  tawk: (options) => services.tawk({ propertyId: '0123456789abcdef01234567', ...options }),
  tidio: (options) => services.tidio({ key: 'abcdefghijklmnopqrstuvwxyz012345', ...options }),
  tiktok: services.tiktok,
  tiktokPixel: (options) => services.tiktokPixel({ pixelId: 'C4ABCDEFGHIJKLMNOPQR', ...options }),
  turnstile: services.turnstile,
  vimeo: services.vimeo,
  x: services.x,
  xPixel: (options) => services.xPixel({ pixelId: 'o1abc', ...options }),
  youtube: services.youtube,
  zendesk: (options) => services.zendesk({ key: UUID, ...options }),
  zohoPageSense: (options) => services.zohoPageSense({ project: 'example/0123456789abcdef', ...options }),
  zohoSalesIq: (options) => services.zohoSalesIq({ widgetCode: 'siq0123456789abcdef0123456789abcdef', ...options }),
}

/** One row of the table. */
export interface Entry {
  readonly name: string
  readonly make: Make
  readonly service: Service
}

/** The catalogue as rows for a table test. */
export const ENTRIES: readonly Entry[] = Object.entries(CATALOGUE).map(([name, make]) => ({
  name,
  make,
  service: make(),
}))

/** Every option that becomes a part of an address or a command: what a service is made of it, as `factory.option`. */
export const CHECKED: Readonly<Record<string, (value: string) => Service>> = {
  'crisp.websiteId': (websiteId) => services.crisp({ websiteId }),
  'googleAds.conversionId': (conversionId) => services.googleAds({ conversionId }),
  'googleAnalytics.measurementId': (measurementId) => services.googleAnalytics({ measurementId }),
  'googleTagManager.containerId': (containerId) => services.googleTagManager({ containerId }),
  'hotjar.siteId': (siteId) => services.hotjar({ siteId }),
  'hubspot.portalId': (portalId) => services.hubspot({ portalId }),
  'intercom.appId': (appId) => services.intercom({ appId }),
  'linkedinInsight.partnerId': (partnerId) => services.linkedinInsight({ partnerId }),
  'mailchimp.site': (site) => services.mailchimp({ site }),
  'matomo.siteId': (siteId) => services.matomo({ url: '/stats', siteId }),
  'matomo.url': (url) => services.matomo({ url, siteId: 1 }),
  'metaPixel.pixelId': (pixelId) => services.metaPixel({ pixelId }),
  'microsoftClarity.projectId': (projectId) => services.microsoftClarity({ projectId }),
  'microsoftUet.tagId': (tagId) => services.microsoftUet({ tagId }),
  'paypal.clientId': (clientId) => services.paypal({ clientId }),
  'paypalMessages.clientId': (clientId) => services.paypalMessages({ clientId }),
  'plausible.scriptId': (scriptId) => services.plausible({ scriptId }),
  'posthog.token': (token) => services.posthog({ token }),
  'recaptcha.siteKey': (siteKey) => services.recaptcha({ siteKey }),
  'segment.writeKey': (writeKey) => services.segment({ writeKey }),
  'sentryReplay.ingest': (ingest) => services.sentryReplay({ ingest, replay: () => undefined }),
  'tawk.propertyId': (propertyId) => services.tawk({ propertyId }),
  'tawk.widgetId': (widgetId) => services.tawk({ propertyId: '0123456789abcdef01234567', widgetId }),
  'tidio.key': (key) => services.tidio({ key }),
  'tiktokPixel.pixelId': (pixelId) => services.tiktokPixel({ pixelId }),
  'xPixel.pixelId': (pixelId) => services.xPixel({ pixelId }),
  'zendesk.key': (key) => services.zendesk({ key }),
  'zohoPageSense.project': (project) => services.zohoPageSense({ project }),
  'zohoSalesIq.widgetCode': (widgetCode) => services.zohoSalesIq({ widgetCode }),
}
