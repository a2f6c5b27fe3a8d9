import {
  createRights,
  exemption,
  explain,
  JURISDICTIONS,
  type ExemptionKind,
  type Purpose,
  type Service,
} from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { describe, expect, it } from 'vitest'
import { exampleInput, exampleWith, granted, GPC, NOW, revisit, startStore, stats, theme } from './exampleConfig.js'

const KINDS: readonly ExemptionKind[] = ['audience-measurement', 'statistics', 'appearance']
const counter: Service = {
  ...stats,
  id: 'counter',
  stores: [{ name: '_c', lifetime: 'P13M', purpose: 'statistics' }],
  retention: 'P25M',
}
const COUNTING: readonly Purpose[] = ['performance', 'session-state', 'statistics', 'throttling', 'visitor-id']
const configOf = (kinds: readonly ExemptionKind[], ...services: readonly Service[]) =>
  exampleWith({
    jurisdictions: JURISDICTIONS.rows,
    exemptions: kinds.map((kind) => exemption(kind)),
    services: [...exampleInput.services, ...services],
  })

/** Whether the counter runs without any answer. */
function runs(kinds: readonly ExemptionKind[], jurisdiction: string, change: Partial<Service> = {}): boolean {
  const store = startStore(configOf(kinds, { ...counter, ...change, id: 'counter' }), { jurisdiction })
  return granted(store).includes('counter')
}

describe('an exemption from consent', () => {
  it.each([
    ['FR', 'audience-measurement', true],
    ['FR', 'statistics', false],
    ['GB', 'statistics', true],
    ['GB', 'audience-measurement', false],
    ['DE', 'statistics', false],
    ['DE', 'audience-measurement', false],
    ['JE', 'statistics', false],
    ['XX', 'statistics', false],
  ] as const)('R132 counts where the row of the place names it: in %s %s is %s', (place, kind, expected) => {
    expect(runs([kind], place)).toBe(expected)
  })

  it('R132 is off unless the config opts in', () => {
    for (const place of ['FR', 'GB']) expect(runs([], place)).toBe(false)
  })

  it.each<[string, Partial<Service>]>([
    ['data are shared', { sharing: 'share' }],
    ['data are sold', { sharing: 'sale' }],
    ['it serves advertising', { sharing: 'targeted-ads' }],
    ['a purpose goes beyond it', { purposes: ['statistics', 'ad-attribution'] }],
    ['an item goes beyond it', { stores: [{ name: '_c', lifetime: 'P1M', purpose: 'ad-attribution' }] }],
    ['the provider is a controller itself', { role: { kind: 'controller' } }],
    ['the provider is a joint controller', { role: { kind: 'joint', url: 'https://vendor.example/joint' } }],
    ['somebody else receives the data', { recipients: ['Parent Inc'] }],
    ['it identifies people', { identifies: true }],
    ['the data are sensitive', { sensitive: true }],
  ])('R132 covers nothing where %s', (_, change) => {
    expect(runs(KINDS, 'FR', change)).toBe(false)
    expect(runs(KINDS, 'GB', change)).toBe(false)
  })

  it.each<[string, Partial<Service>]>([
    ['an item stays longer than 13 months', { stores: [{ name: '_c', lifetime: 'P14M', purpose: 'statistics' }] }],
    ['the data stay longer than 25 months', { retention: 'P26M' }],
    ['nobody says how long the data stay', { retention: null }],
  ])('R132 covers no audience measurement in France where %s', (_, change) => {
    expect(runs(KINDS, 'FR', change)).toBe(false)
    expect(runs(KINDS, 'GB', change)).toBe(true)
  })

  it.each<[ExemptionKind, string, readonly Purpose[]]>([
    ['audience-measurement', 'FR', COUNTING],
    ['statistics', 'GB', COUNTING],
    ['appearance', 'GB', ['appearance', 'language', 'preferences', 'timezone']],
  ])('R132 covers by %s in %s only what is for its purposes', async (kind, place, purposes) => {
    // Every language names all purposes there are.
    const { details } = await en.load()
    const isPurpose = (key: string): key is Purpose => Object.hasOwn(details.purposes, key)
    const all = Object.keys(details.purposes).filter(isPurpose)
    const covered = all.filter((purpose) =>
      runs([kind], place, { purposes: [purpose], stores: [{ name: '_c', lifetime: 'P1M', purpose }] }),
    )
    expect(covered.toSorted()).toEqual(purposes)
  })

  it('R132 covers a service that stores nothing', () => {
    expect(runs(['audience-measurement'], 'FR', { stores: 'nothing' })).toBe(true)
  })

  it('R132 covers what remembers the appearance in the United Kingdom', () => {
    const config = configOf(['appearance'])
    expect(granted(startStore(config, { jurisdiction: 'GB' }))).toEqual(['functional', theme.id])
  })

  it.each(['rejectAll', 'refuseByClosing', 'withdraw'] as const)('R132 ends by %s', (act) => {
    const store = startStore(configOf(KINDS, counter), { jurisdiction: 'GB' })
    expect(granted(store)).toContain('counter')
    store.actions[act]()
    expect(granted(store)).toEqual([])
    expect(granted(revisit(store, store.config, { jurisdiction: 'GB' }))).toEqual([])
  })

  it('R132 ends by an opt-out signal, although nothing is shared', () => {
    const store = startStore(configOf(KINDS, counter), { jurisdiction: 'GB', signals: GPC })
    expect(granted(store)).toEqual([])
    expect(explain(store.config, store.getState(), 'counter', NOW)).toMatchObject({ rule: 'signal', signal: 'gpc' })
  })

  it('R132 lets a signal object to what is exempt only, and not to what was granted beside it', () => {
    const store = startStore(configOf(KINDS, counter), { jurisdiction: 'GB' })
    store.actions.acceptAll()
    const { permissions } = revisit(store, undefined, { jurisdiction: 'GB', signals: GPC }).getState()
    expect(permissions).toMatchObject({ heatmap: 'granted', counter: 'denied' })
  })

  it('R132 ends by the refusal of its one service', () => {
    const store = startStore(configOf(KINDS, counter), { jurisdiction: 'GB' })
    store.actions.withdraw(['counter'])
    expect(granted(store)).not.toContain('counter')
    expect(granted(store)).toContain('stats')
  })

  it('R132 leaves the question about everything else', () => {
    const store = startStore(configOf(KINDS, counter), { jurisdiction: 'GB' })
    expect(store.getState().prompt).toMatchObject({ required: true, model: 'opt-in' })
    expect(granted(store)).not.toContain('ads')
    createRights(store).dismiss()
    expect(store.getState().choice).toBeNull()
  })

  it('R132 says so in the explanation', () => {
    const store = startStore(configOf(KINDS, counter), { jurisdiction: 'GB' })
    expect(explain(store.config, store.getState(), 'counter', NOW)).toMatchObject({
      granted: true,
      rule: 'default-on',
      source: 'exemption',
      since: null,
    })
    store.actions.acceptAll()
    expect(explain(store.config, store.getState(), 'counter', NOW)).toMatchObject({ rule: 'granted', source: 'choice' })
  })
})
