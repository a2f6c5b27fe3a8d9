import {
  createConsentStore,
  defineConsent,
  defineService,
  type Activity,
  type ConsentConfig,
  type ConsentInput,
  type ConsentStore,
  type ConsentStoreOptions,
  type Decisions,
  type JurisdictionRow,
  type Service,
  type Signals,
} from 'fluxconsent/core'

/** The day on which the tests take place. */
export const NOW: number = Date.UTC(2026, 2, 1, 12)

/** A day in milliseconds. */
export const DAY = 86_400_000

/** The signal that a browser with Global Privacy Control sends. */
export const GPC: Signals = { gpc: true }

const VENDOR = { name: 'Vendor Ltd', country: 'IE', privacyUrl: 'https://vendor.example/privacy' }

/** What a server does without asking, and people may object to. */
export const logs: Activity = {
  id: 'logs',
  title: 'Logs',
  purpose: 'Security',
  legalBasis: 'legitimate-interest',
  data: ['ip-address'],
  retention: 'P7D',
}

export const session = defineService({
  id: 'session',
  category: 'necessary',
  provider: 'controller',
  purposes: ['sign-in'],
  stores: [{ name: 'sid', lifetime: 'session', purpose: 'sign-in', httpOnly: true }],
  role: { kind: 'own' },
  data: ['account'],
  identifies: true,
  retention: 'session',
})

export const theme = defineService({
  id: 'theme',
  category: 'functional',
  provider: 'controller',
  purposes: ['appearance'],
  stores: [{ name: 'theme', kind: 'local', lifetime: 'P12M', purpose: 'appearance' }],
  role: { kind: 'own' },
  data: ['preferences'],
  identifies: false,
  retention: 'P12M',
})

export const stats = defineService({
  id: 'stats',
  category: 'analytics',
  name: 'Stats',
  provider: VENDOR,
  purposes: ['statistics'],
  stores: [{ name: '_st', match: 'prefix', lifetime: 'P12M', purpose: 'statistics' }],
  role: { kind: 'processor' },
  data: ['pages', 'device'],
  identifies: false,
  retention: 'P14M',
})

const heatmap = defineService({
  id: 'heatmap',
  category: 'analytics',
  name: 'Heatmap',
  provider: VENDOR,
  purposes: ['recording'],
  stores: 'nothing',
  role: { kind: 'processor' },
  data: ['recording'],
  identifies: false,
  retention: 'P30D',
})

/** Shares data for somebody's own ends: falls under the opt-out signal. */
export const video = defineService({
  id: 'video',
  category: 'marketing',
  name: 'Video',
  provider: { ...VENDOR, name: 'Video Inc', country: 'US' },
  purposes: ['video'],
  stores: [{ name: 'VISITOR', lifetime: 'P6M', purpose: 'visitor-id', party: 'third', domain: 'video.example' }],
  role: { kind: 'joint', url: 'https://video.example/joint' },
  data: ['ip-address', 'interactions'],
  identifies: true,
  retention: null,
  transfer: { country: 'US', safeguard: 'dpf' },
  sharing: 'share',
})

export const ads = defineService({
  id: 'ads',
  category: 'marketing',
  name: 'Ads',
  provider: { ...VENDOR, name: 'Ads Inc', country: 'US' },
  purposes: ['advertising', 'ad-personalisation'],
  stores: [{ name: '_ad', lifetime: 'P90D', purpose: 'ad-attribution' }],
  role: { kind: 'controller' },
  data: ['identifiers', 'pages'],
  identifies: true,
  retention: 'P18M',
  transfer: { country: 'US', safeguard: 'scc' },
  sharing: 'targeted-ads',
})

/** Opt-in, opt-out with an opt-in for sensitive services, and a place that asks nothing. */
export const JURISDICTIONS: readonly JurisdictionRow[] = [
  { match: ['DE', 'FR'], regulation: 'gdpr', model: 'opt-in' },
  { match: ['US'], regulation: 'us', model: 'none' },
  { match: ['US-CA'], regulation: 'ccpa', model: 'opt-out' },
  { match: ['US-CO'], regulation: 'cpa', model: 'opt-out', sensitive: 'opt-in' },
  { match: ['AU'], regulation: 'privacy-act', model: 'notice' },
]

/** A small shop: four categories, one required service, and six that are asked. */
export const exampleInput = {
  controller: { name: 'Example Hosting', email: 'privacy@example.com', dpo: null },
  policy: { version: '2026-02', updated: '2026-02-15', url: '/cookies' },
  categories: { necessary: { required: true }, functional: {}, analytics: {}, marketing: {} },
  services: [session, theme, stats, heatmap, video, ads],
  jurisdictions: JURISDICTIONS,
} as const

export const exampleConfig: ConsentConfig<
  keyof typeof exampleInput.categories,
  (typeof exampleInput.services)[number]['id']
> = defineConsent(exampleInput)

/** The ids of everything that is asked in the example. */
export const OPTIONAL: readonly string[] = [
  'functional',
  'analytics',
  'marketing',
  'theme',
  'stats',
  'heatmap',
  'video',
  'ads',
]

/** The example with some of its keys replaced. */
export function exampleWith(change: Partial<ConsentInput>): ConsentConfig {
  return defineConsent<string, readonly Service[]>({ ...exampleInput, ...change })
}

/** A clock that stands still until it is moved. */
export interface Clock {
  (): number
  pass: (milliseconds: number) => void
}

export function clockAt(start: number = NOW): Clock {
  let time = start
  return Object.assign(() => time, { pass: (milliseconds: number) => void (time += milliseconds) })
}

/** A store that has read an empty storage, in Germany unless told otherwise. */
export function startStore(
  config: ConsentConfig = exampleConfig,
  { signals = { gpc: false }, ...options }: ConsentStoreOptions & { signals?: Signals } = {},
): ConsentStore {
  const store = createConsentStore(config, { jurisdiction: 'DE', now: clockAt(), ...options })
  store.inlet.hydrate(null, signals)
  return store
}

/** The next visit: another store over the choice of a former one, with another config, time or signal. */
export function revisit(
  store: ConsentStore,
  config: ConsentConfig = store.config,
  { signals = { gpc: false }, ...options }: ConsentStoreOptions & { signals?: Signals } = {},
): ConsentStore {
  const { choice } = store.getState()
  const next = createConsentStore(config, { jurisdiction: 'DE', now: clockAt(), ...options })
  next.inlet.hydrate(choice, signals)
  return next
}

/** The ids that may run, without the required ones. */
export function granted(store: ConsentStore): readonly string[] {
  const { permissions } = store.getState()
  return idsOf(store.config).filter((id) => permissions[id] === 'granted')
}

/** The ids of a config that can be decided on: optional categories, then their services. */
export function idsOf({ categories, services }: ConsentConfig): readonly string[] {
  const optional = Object.keys(categories).filter((id) => !categories[id]?.required)
  return [...optional, ...services.filter(({ category }) => optional.includes(category)).map(({ id }) => id)]
}

/** All decisions of a choice, `denied` but for the given ids. */
export function deniedBut(...ids: readonly string[]): Decisions {
  return Object.fromEntries(OPTIONAL.map((id) => [id, ids.includes(id) ? 'granted' : 'denied']))
}
