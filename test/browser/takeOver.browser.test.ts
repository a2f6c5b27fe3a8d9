import { browserEffects, createConsent, localChoiceStorage, type PageConsent } from 'fluxconsent/browser'
import {
  createConsentStore,
  fromKlaro,
  fromOneTrust,
  type Choice,
  type ConsentConfig,
  type Importer,
  type Surface,
} from 'fluxconsent/core'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { exampleWith, granted, OPTIONAL } from '../core/exampleConfig.ts'

const NAMES = ['OptanonConsent', 'OptanonAlertBoxClosed', 'klaro', 'cookie_consent']
const stops: (() => void)[] = []

const oneTrust = fromOneTrust({ C0002: 'analytics', C0003: 'functional', C0004: 'marketing' })

function clear(): void {
  localStorage.clear()
  for (const name of NAMES) document.cookie = `${name}=; Max-Age=0; Path=/`
}

beforeEach(clear)
afterEach(() => {
  for (const stop of stops.splice(0)) stop()
  clear()
})

function acceptedAtOneTrust(): void {
  document.cookie =
    'OptanonConsent=groups=C0001%3A1%2CC0002%3A1%2CC0003%3A1%2CC0004%3A1&AwaitingReconsent=false; Path=/'
  document.cookie = `OptanonAlertBoxClosed=${new Date(Date.now() - 86_400_000).toISOString()}; Path=/`
}

function open(importers: readonly Importer[], change: Parameters<typeof exampleWith>[0] = {}) {
  const page = createConsent(exampleWith({ import: importers, ...change }), { jurisdiction: 'DE' })
  const surfaces: Surface[] = [page.getState().surface]
  const choices: Choice[] = []
  page.subscribe(({ surface }) => void surfaces.push(surface))
  page.onChoice((choice) => void choices.push(choice))
  stops.push(page.stop)
  return { page, surfaces, choices }
}

async function settled(page: PageConsent): Promise<void> {
  await expect.poll(() => page.isHydrated()).toBe(true)
}
const cookieNames = () => document.cookie.split('; ').map((pair) => pair.split('=')[0] ?? '')

test('R54 a choice of another tool counts at once, without a prompt, as one recorded act', async () => {
  acceptedAtOneTrust()
  const { page, surfaces, choices } = open([oneTrust])
  expect(page.getState().status).toBe('loading')
  await settled(page)
  expect(granted(page)).toEqual(OPTIONAL)
  expect(page.getState()).toMatchObject({ status: 'decided', persistence: 'stored' })
  expect(new Set(surfaces.slice(1))).toEqual(new Set(['none']))
  expect(choices.map(({ action }) => action)).toEqual(['import'])
})

test('R54 a choice that was taken over is kept here, and removed there', async () => {
  acceptedAtOneTrust()
  const { page } = open([oneTrust])
  await settled(page)
  await expect.poll(cookieNames).toEqual(['cookie_consent'])
  page.stop()
  const next = open([oneTrust])
  await settled(next.page)
  expect(next.page.getState().choice).toEqual(page.getState().choice)
  expect(next.choices).toEqual([])
})

test('R16 a choice that was taken over never comes back after it was forgotten', async () => {
  localStorage.setItem('klaro', encodeURIComponent('{"stats":true,"heatmap":true}'))
  const klaro = fromKlaro({ stats: 'stats', heatmap: 'heatmap' })
  const { page } = open([klaro])
  await settled(page)
  expect(granted(page)).toEqual(['analytics', 'stats', 'heatmap'])
  await expect.poll(() => localStorage.length).toBe(0)
  page.actions.forget()
  page.stop()
  const next = open([klaro])
  await settled(next.page)
  expect(next.page.getState()).toMatchObject({ choice: null, surface: 'banner' })
})

test('R54 without an answer of another tool the person is asked', async () => {
  const { page, choices } = open([oneTrust, fromKlaro({ stats: 'stats' })])
  await settled(page)
  expect(page.getState()).toMatchObject({ status: 'undecided', surface: 'banner', choice: null })
  page.actions.rejectAll()
  expect(choices.map(({ action }) => action)).toEqual(['reject-all'])
})

test('R54 an own choice is never replaced by that of another tool, which is not even read', async () => {
  const first = open([])
  first.page.actions.rejectAll()
  await expect.poll(cookieNames).toContain('cookie_consent')
  first.page.stop()
  acceptedAtOneTrust()
  const read = vi.fn<Importer['read']>(oneTrust.read)
  const { page } = open([{ ...oneTrust, read }])
  await settled(page)
  expect(granted(page)).toEqual([])
  expect(read).not.toHaveBeenCalled()
})

test('R54 another tool keeps its choice where this one cannot keep it', async () => {
  acceptedAtOneTrust()
  const broken = {
    read: () => [],
    write: () => {
      throw new Error('full')
    },
    clear: () => {},
  }
  const { page } = open([oneTrust], { storage: broken })
  await settled(page)
  expect(granted(page)).toEqual(OPTIONAL)
  expect(page.getState().persistence).toBe('memory')
  expect(cookieNames()).toContain('OptanonAlertBoxClosed')
})

test('R112 effects that start twice, as under StrictMode, take a choice over once', async () => {
  acceptedAtOneTrust()
  const config: ConsentConfig = exampleWith({ import: [oneTrust], storage: localChoiceStorage('own') })
  const store = createConsentStore(config, { jurisdiction: 'DE' })
  const choices: Choice[] = []
  store.onChoice((choice) => void choices.push(choice))
  browserEffects()(store)()
  stops.push(browserEffects()(store))
  await expect.poll(() => store.isHydrated()).toBe(true)
  await expect.poll(() => localStorage.getItem('own')).not.toBeNull()
  expect(choices.map(({ action }) => action)).toEqual(['import'])
})

test('R61 an act that comes before the look at the other tool is the newer one', async () => {
  acceptedAtOneTrust()
  const { page, choices } = open([oneTrust])
  page.actions.rejectAll()
  await settled(page)
  expect(granted(page)).toEqual([])
  expect(choices.map(({ action }) => action)).toEqual(['import', 'reject-all'])
})
