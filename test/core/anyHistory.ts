import {
  audienceRule,
  createRights,
  defineConsent,
  exemption,
  setAudience,
  type Activity,
  type Audience,
  type CategoryDefinition,
  type ConsentConfig,
  type ConsentStore,
  type Decision,
  type JurisdictionRow,
  type Model,
  type Service,
  type Signals,
} from 'fluxconsent/core'
import fc from 'fast-check'
import { DAY, exampleInput, stats, type Clock } from './exampleConfig.js'

const CATEGORIES = ['necessary', 'functional', 'analytics', 'marketing', 'social', 'empty'] as const
/** The services that such a site can have. */
export const SERVICES = ['s0', 's1', 's2', 's3', 's4', 's5', 's6'] as const
const IDS = [...CATEGORIES, ...SERVICES, 'unknown', 'constructor'] as const
const MODELS: readonly Model[] = ['opt-in', 'opt-out', 'notice', 'none']
const PLACES = ['AA', 'BB', 'CC', 'DD', 'AA-BB', 'XX', null] as const

/** The activities that people can object to, and one that they cannot. */
const ACTIVITIES: readonly Activity[] = (['legitimate-interest', 'contract'] as const).map((legalBasis) => ({
  id: `for-${legalBasis}`,
  title: 'Server logs',
  purpose: 'Security',
  legalBasis,
  data: ['ip-address'],
  retention: 'P7D',
}))

const anyService = (id: string): fc.Arbitrary<Service> =>
  fc
    .record({
      category: fc.constantFrom('necessary', 'functional', 'analytics', 'marketing', 'social'),
      sharing: fc.constantFrom('none', 'share', 'sale', 'targeted-ads'),
      sensitive: fc.boolean(),
      identifies: fc.boolean(),
    })
    .map((facts) => ({ ...stats, id, ...facts }) as const)

const anyRow = (match: string): fc.Arbitrary<JurisdictionRow> =>
  fc
    .record({
      match: fc.constant([match]),
      regulation: fc.constant('law'),
      model: fc.constantFrom(...MODELS),
      sensitive: fc.constantFrom(...MODELS),
      exempts: fc.constantFrom([], ['statistics'] as const),
    })
    .map(({ model, sensitive, ...facts }) => ({
      ...facts,
      model,
      sensitive: MODELS.indexOf(sensitive) < MODELS.indexOf(model) ? sensitive : model,
    }))

/** Every config that the same site could have, before and after a deployment. */
export const anyConfig: fc.Arbitrary<ConsentConfig> = fc
  .record({
    services: fc.tuple(...SERVICES.map(anyService)).chain((all) => fc.subarray(all)),
    jurisdictions: fc.tuple(...['AA', 'BB', 'CC', 'AA-BB'].map(anyRow)),
    version: fc.constantFrom('v1', 'v2'),
    material: fc.boolean(),
    grant: fc.constantFrom('P30D' as const, 'P3M' as const, 'P184D' as const),
    exempts: fc.boolean(),
  })
  .map(({ services, jurisdictions, version, material, grant, exempts }) =>
    defineConsent<string, readonly Service[]>({
      ...exampleInput,
      categories: Object.fromEntries(
        CATEGORIES.map((id): [string, CategoryDefinition] => [id, id === 'necessary' ? { required: true } : {}]),
      ),
      services,
      jurisdictions,
      policy: { ...exampleInput.policy, version, material },
      activities: ACTIVITIES,
      exemptions: exempts ? [exemption('statistics')] : [],
      expiry: { grant },
    }),
  )

/** Any id, those that no config has included. */
export const anyId: fc.Arbitrary<string> = fc.constantFrom(...IDS)
export const anyDecision: fc.Arbitrary<Decision> = fc.constantFrom<Decision[]>('granted', 'denied')
const anySignals: fc.Arbitrary<Signals> = fc.record({ gpc: fc.boolean(), dnt: fc.boolean() })

/** One thing that happens, by its name. */
export type Step = readonly [name: string, run: (store: ConsentStore, clock: Clock) => void]
const step = (name: string, run: Step[1]): Step => [name, run]
const act = (
  name: 'acceptAll' | 'rejectAll' | 'refuseByClosing' | 'close' | 'discardDraft' | 'forget',
): fc.Arbitrary<Step> => fc.constant(step(name, (store) => store.actions[name]()))

/** What takes back. */
export const anyRefusal: fc.Arbitrary<Step> = fc.oneof(
  act('refuseByClosing'),
  fc
    .option(fc.array(anyId))
    .map((ids) => step(`withdraw ${ids?.join() ?? 'everything'}`, (store) => store.actions.withdraw(ids))),
)
/** What leaves everything as it is: looking, drafting, closing. */
export const anyPassing: fc.Arbitrary<Step> = fc.oneof(
  act('close'),
  act('discardDraft'),
  fc.tuple(anyId, anyDecision).map(([id, to]) => step(`draft ${id} ${to}`, (store) => store.actions.setDraft(id, to))),
  fc
    .constantFrom('banner' as const, 'preferences' as const)
    .map((surface) => step(`open ${surface}`, (store) => store.actions.open(surface))),
)
/** One press of a button that grants. */
export const anySingleGrant: fc.Arbitrary<Step> = fc.oneof(
  act('acceptAll'),
  anyId.map((id) => step(`always ${id}`, (store) => store.actions.grantAlways(id))),
  anyId.map((id) => step(`session ${id}`, (store) => store.actions.grantForSession(id))),
)
const anyGrant: fc.Arbitrary<Step> = fc.oneof(
  anySingleGrant,
  fc
    .option(fc.dictionary(anyId, anyDecision))
    .map((moved) => step(`save ${JSON.stringify(moved)}`, (store) => store.actions.save(moved))),
)
/** The person moves, or is located late. */
export const anyPlace: fc.Arbitrary<Step> = fc
  .constantFrom(...PLACES)
  .map((place) => step(`place ${place}`, (store) => store.actions.setJurisdiction(place)))
/** Time passes. */
export const anyTime: fc.Arbitrary<Step> = fc
  .constantFrom(1, 0.4 * DAY, 29 * DAY, 100 * DAY, 185 * DAY, 800 * DAY)
  .map((time) =>
    step(`${time} ms pass`, (store, clock) => (clock.pass(time), store.inlet.set({ persistence: 'stored' }))),
  )
/** The browser starts or stops to signal. */
export const anySignal: fc.Arbitrary<Step> = anySignals.map((signals) =>
  step(`signals ${JSON.stringify(signals)}`, (store) => {
    const { choice } = store.getState()
    store.inlet.hydrate(choice, signals)
  }),
)
/** What people may do beside answering; none of it grants. */
export const anyRight: fc.Arbitrary<Step> = fc
  .constantFrom(
    'dismiss' as const,
    'acknowledge' as const,
    'optOut' as const,
    'limitSensitive' as const,
    'object' as const,
  )
  .map((right) => step(right, (store) => createRights(store)[right]()))
/** What reads a notice. */
export const anyReading: fc.Arbitrary<Step> = fc
  .constantFrom('dismiss' as const, 'acknowledge' as const)
  .map((right) => step(right, (store) => createRights(store)[right]()))
/** The app tells how old the person is. */
export const anyAge: fc.Arbitrary<Step> = fc
  .constantFrom<Audience[]>('adult', 'minor', 'minor-with-guardian-consent', '13+', '16+')
  .map((audience) => step(`age ${audience}`, (store) => setAudience(store, audienceRule(audience))))
/** Anything that can happen to a store. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  anyGrant,
  anyGrant,
  anyRefusal,
  anyRight,
  act('rejectAll'),
  act('forget'),
  anyPassing,
  anyPlace,
  anyTime,
  anySignal,
)
