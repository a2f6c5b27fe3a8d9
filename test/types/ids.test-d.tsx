import {
  createConsentStore,
  defineConsent,
  defineService,
  type CategoryId,
  type ChatService,
  type ChatServiceId,
  type Condition,
  type ConsentConfig,
  type ConsentId,
  type ConsentInput,
  type Decision,
  type Permissions,
  type Service,
  type ServiceId,
} from 'fluxconsent/core'
import {
  ConsentGate,
  ConsentPixel,
  ConsentScript,
  useCategory,
  useConsent,
  useConsentActions,
  useExplanation,
  useGatedStorage,
  useGranted,
  useService,
  type Gate,
} from 'fluxconsent'
import { LiveChat, PaymentRedirectNotice, Placeholder, YouTube } from 'fluxconsent/embeds'
import { Categories, CookieTable, Services } from 'fluxconsent/preferences'
import { en } from 'fluxconsent/locales/en'
import { crisp } from 'fluxconsent/services'
import { expectTypeOf, test } from 'vitest'

const facts = {
  provider: 'controller',
  purposes: ['statistics'],
  stores: 'nothing',
  role: { kind: 'own' },
  data: ['pages'],
  identifies: false,
  retention: 'P30D',
} as const

const input = {
  controller: { name: 'Example', email: 'privacy@example.com', dpo: null },
  policy: { version: '2026-02', updated: '2026-02-15', url: '/cookies' },
} as const

export const consent = defineConsent({
  ...input,
  categories: { necessary: { required: true }, analytics: {}, marketing: {} },
  services: [
    defineService({ id: 'stats', category: 'analytics', ...facts }),
    defineService({ id: 'video', category: 'marketing', ...facts }),
    defineService({ id: 'talk', category: 'marketing', ...facts, chat: { ready: 'talk', open: [['talk', 'open']] } }),
    crisp({ category: 'marketing', websiteId: '12345678-1234-4234-8234-123456789012' }),
  ],
})

declare module 'fluxconsent/core' {
  interface Register {
    config: typeof consent
  }
}

type Category = 'necessary' | 'analytics' | 'marketing'
type ChatName = 'talk' | 'crisp'
type ServiceName = 'stats' | 'video' | ChatName

test('R58 the registered config gives the ids of the whole program', () => {
  expectTypeOf(consent).toEqualTypeOf<ConsentConfig<Category, ServiceName, ChatName>>()
  expectTypeOf<CategoryId>().toEqualTypeOf<Category>()
  expectTypeOf<ServiceId>().toEqualTypeOf<ServiceName>()
  expectTypeOf<ChatServiceId>().toEqualTypeOf<ChatName>()
  expectTypeOf<ConsentId>().toEqualTypeOf<Category | ServiceName>()
})

test('R58 a config stays usable where any config is expected', () => {
  expectTypeOf(consent).toExtend<ConsentConfig>()
  expectTypeOf(createConsentStore).toBeCallableWith(consent)
})

test('R58 a service of an unknown category is an error at the service', () => {
  defineConsent({
    ...input,
    categories: { necessary: { required: true }, analytics: {} },
    // @ts-expect-error the category "social" is not one of the config
    services: [defineService({ id: 'posts', category: 'social', ...facts })],
  })
})

test('R9 a category without words in the first layer or the second one does not compile', () => {
  const own = { ...input, categories: { necessary: { required: true }, media: {} }, services: [] } as const
  const banner = { ...en.banner, purposes: { ...en.banner.purposes, media: 'show videos' } }
  const load = async () => {
    const { details, placeholder } = await en.load()
    const media = { label: 'Media', description: 'Videos from other sites.' }
    return { placeholder, details: { ...details, categories: { ...details.categories, media } } }
  }
  // @ts-expect-error no language says what "media" is
  defineConsent({ ...own, messages: { en } })
  // @ts-expect-error nor does one that is loaded later
  defineConsent({ ...own, messages: { en: async () => en } })
  // @ts-expect-error the first layer says it, the preferences do not
  defineConsent({ ...own, messages: { en: { ...en, banner } } })
  // @ts-expect-error the preferences say it, the first layer does not
  defineConsent({ ...own, messages: { en: { ...en, load } } })
  expectTypeOf(defineConsent({ ...own, messages: { en: { ...en, banner, load } } })).toEqualTypeOf<
    ConsentConfig<'necessary' | 'media', never, never>
  >()
})

test('R58 a service that keeps back what people have to be told is an error', () => {
  const { role: _, ...untold } = facts
  // @ts-expect-error the role of the provider is missing
  defineService({ id: 'stats', category: 'analytics', ...untold })
})

test('R58 a purpose that no language translates is an error', () => {
  // @ts-expect-error free text is no purpose
  defineService({ id: 'stats', category: 'analytics', ...facts, purposes: ['to make your life better'] })
})

test('R11 legitimate interest is an error', () => {
  // @ts-expect-error what stores or reads needs consent
  defineService({ id: 'stats', category: 'analytics', ...facts, legalBasis: 'legitimate-interest' })
})

test('R85 the privacy shield is an error', () => {
  defineService({
    ...facts,
    id: 'stats',
    category: 'analytics',
    // @ts-expect-error void since 2020-07-16
    transfer: { country: 'US', safeguard: 'privacy-shield' },
  })
})

test('a lifetime in words is an error', () => {
  // @ts-expect-error an ISO 8601 duration starts with P
  defineService({ id: 'stats', category: 'analytics', ...facts, retention: '30 days' })
})

test('a controller has to say whether there is a data protection officer', () => {
  // @ts-expect-error `dpo: null` says that there is none
  expectTypeOf({ name: 'Example', email: 'privacy@example.com' }).toExtend<ConsentInput['controller']>()
})

test('R58 a condition takes known ids only, and has no not', () => {
  expectTypeOf<'stats'>().toExtend<Condition>()
  expectTypeOf<{ all: ['analytics', { any: ['video', 'marketing'] }] }>().toExtend<Condition>()
  expectTypeOf<'social'>().not.toExtend<Condition>()
  expectTypeOf<{ all: ['social'] }>().not.toExtend<Condition>()
  expectTypeOf<{ any: ['stats', { all: ['social'] }] }>().not.toExtend<Condition>()
  expectTypeOf<{ not: 'stats' }>().not.toExtend<Condition>()
})

test('R58 a condition has one list, not two', () => {
  // @ts-expect-error both at once would be read differently by different people
  const both: Condition = { all: ['stats'], any: ['video'] }
  expectTypeOf(both).toExtend<Condition>()
})

test('R58 hooks take known ids only', () => {
  useGranted('analytics')
  useGranted({ any: ['stats', 'marketing'] })
  // @ts-expect-error unknown id
  useGranted('social')
  // @ts-expect-error unknown id in a list
  useGranted({ all: ['stats', 'social'] })
  useCategory('marketing')
  // @ts-expect-error a service is no category
  useCategory('stats')
  useService('video')
  // @ts-expect-error a category is no service
  useService('marketing')
  useExplanation('necessary')
  // @ts-expect-error unknown id
  useExplanation('social')
  useGatedStorage('analytics')
  // @ts-expect-error unknown category
  useGatedStorage('social')
})

test('R58 the state is keyed by known ids only', () => {
  expectTypeOf(useConsent((state) => state.permissions)).toEqualTypeOf<Permissions<Category | ServiceName>>()
  expectTypeOf(useConsent((state) => state.permissions.stats)).toEqualTypeOf<Decision>()
  // @ts-expect-error unknown id
  useConsent((state) => state.permissions.social)
})

test('R58 actions take known ids only', () => {
  const actions = useConsentActions()
  actions.save({ analytics: 'granted', video: 'denied' })
  // @ts-expect-error unknown id
  actions.save({ social: 'granted' })
  // @ts-expect-error a decision is granted or denied
  actions.save({ analytics: true })
  actions.withdraw(['analytics', 'video'])
  // @ts-expect-error unknown id
  actions.withdraw(['social'])
  actions.grantAlways('video')
  // @ts-expect-error a category is no service
  actions.grantAlways('marketing')
  actions.grantForSession('stats')
  // @ts-expect-error unknown service
  actions.grantForSession('social')
  actions.setDraft('marketing', 'granted')
  // @ts-expect-error unknown id
  actions.setDraft('social', 'granted')
  // @ts-expect-error nothing is undecided by hand
  actions.setDraft('marketing', 'undecided')
})

test('actions can be handed to a button as they are', () => {
  const { acceptAll, rejectAll, refuseByClosing, save, withdraw } = useConsentActions()
  const buttons = [
    <button onClick={acceptAll} />,
    <button onClick={rejectAll} />,
    <button onClick={refuseByClosing} />,
    // @ts-expect-error its first argument are the decisions
    <button onClick={save} />,
    // @ts-expect-error its first argument are the ids
    <button onClick={withdraw} />,
  ]
  document.addEventListener('click', acceptAll)
  expectTypeOf(buttons).toBeArray()
})

test('R58 gates take known ids only', () => {
  const gates = [
    <ConsentGate category="analytics">now</ConsentGate>,
    <ConsentGate service="video">now</ConsentGate>,
    <ConsentGate when={{ all: ['analytics', 'video'] }}>now</ConsentGate>,
    // @ts-expect-error unknown category
    <ConsentGate category="social">never</ConsentGate>,
    // @ts-expect-error a service is no category
    <ConsentGate category="video">never</ConsentGate>,
    // @ts-expect-error unknown service
    <ConsentGate service="social">never</ConsentGate>,
    // @ts-expect-error unknown id in a condition
    <ConsentGate when={{ any: ['social'] }}>never</ConsentGate>,
    // @ts-expect-error nothing to wait for
    <ConsentGate>never</ConsentGate>,
    // @ts-expect-error two things to wait for
    <ConsentGate category="analytics" service="video">
      never
    </ConsentGate>,
    <ConsentScript service="stats" src="/stats.js" />,
    // @ts-expect-error unknown service
    <ConsentScript service="social" src="/posts.js" />,
    <ConsentPixel service="stats" src="/seen.gif" />,
    // @ts-expect-error unknown service
    <ConsentPixel service="social" src="/seen.gif" />,
    <YouTube service="video" video="aqz-KE-bpKQ" title="Film" />,
    // @ts-expect-error unknown service
    <YouTube service="social" video="aqz-KE-bpKQ" title="Film" />,
    <Categories.Item category="analytics" />,
    // @ts-expect-error unknown category
    <Categories.Item category="social" />,
    <Services.List category="analytics">{() => null}</Services.List>,
    // @ts-expect-error unknown category
    <Services.List category="social">{() => null}</Services.List>,
    <Services.Item service="stats" />,
    // @ts-expect-error unknown service
    <Services.Item service="social" />,
    <CookieTable category="analytics" />,
    // @ts-expect-error unknown category
    <CookieTable category="social" />,
    <CookieTable service="stats" />,
    // @ts-expect-error unknown service
    <CookieTable service="social" />,
  ]
  expectTypeOf(gates).toBeArray()
})

test('R58 a placeholder stands for a known service, and needs its gate', () => {
  const standIns = (gate: Gate): readonly unknown[] => [
    <Placeholder.Root service="video" gate={gate} />,
    // @ts-expect-error unknown service
    <Placeholder.Root service="social" gate={gate} />,
    // @ts-expect-error a category is no service
    <Placeholder.Root service="marketing" gate={gate} />,
    // @ts-expect-error nothing would open
    <Placeholder.Root service="video" />,
  ]
  expectTypeOf(standIns).toBeFunction()
})

test('R58 a live chat takes only services that are one', () => {
  const chats = [
    <LiveChat service="talk" />,
    <LiveChat service="crisp" />,
    // @ts-expect-error a service, but no chat
    <LiveChat service="video" />,
    // @ts-expect-error unknown service
    <LiveChat service="social" />,
    <LiveChat service="crisp">{(Chat) => <Chat.Launcher />}</LiveChat>,
    // @ts-expect-error there is no such part
    <LiveChat service="crisp">{(Chat) => <Chat.Frame />}</LiveChat>,
    // @ts-expect-error nothing to open
    <LiveChat />,
    <PaymentRedirectNotice service="stats" />,
    // @ts-expect-error unknown service
    <PaymentRedirectNotice service="social" />,
  ]
  expectTypeOf(chats).toBeArray()
})

test('R58 a config without a chat takes none, and one of any services any', () => {
  const none = defineConsent({ ...input, categories: { ads: {} }, services: [] })
  expectTypeOf(none).toEqualTypeOf<ConsentConfig<'ads', never, never>>()
  const services: readonly Service[] = [defineService({ id: 'stats', category: 'ads', ...facts })]
  const any = defineConsent<string, readonly Service[]>({ ...input, categories: { ads: {} }, services })
  expectTypeOf(any).toEqualTypeOf<ConsentConfig>()
})

test('R58 a gate that loads takes the props of what it loads', () => {
  const load = () => Promise.resolve({ default: (_: { id: string }) => null })
  const bare = () => Promise.resolve({ default: () => null })
  const gates = [
    <ConsentGate service="video" load={load} props={{ id: 'x' }} />,
    <ConsentGate service="video" load={bare} />,
    // @ts-expect-error the props are missing
    <ConsentGate service="video" load={load} />,
    // @ts-expect-error a wrong prop
    <ConsentGate service="video" load={load} props={{ id: 1 }} />,
    // @ts-expect-error children or load, not both
    <ConsentGate service="video" load={bare}>
      never
    </ConsentGate>,
  ]
  expectTypeOf(gates).toBeArray()
})

test('R58 a service keeps its id and category as types', () => {
  expectTypeOf(defineService({ id: 'stats', category: 'analytics', ...facts })).toEqualTypeOf<
    Service<'stats', 'analytics'>
  >()
  const chat = { ready: 'talk', open: [['talk', 'open']] } as const
  expectTypeOf(defineService({ id: 'talk', category: 'analytics', ...facts, chat })).toEqualTypeOf<
    ChatService<'talk', 'analytics'>
  >()
})
