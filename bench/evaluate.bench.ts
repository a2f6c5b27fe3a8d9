import {
  createConsentStore,
  defineConsent,
  defineService,
  evaluate,
  JURISDICTIONS,
  resolveJurisdiction,
  type ConsentConfig,
  type Permissions,
  type Service,
  type Situation,
} from 'fluxconsent/core'
import { bench, describe } from 'vitest'

const CATEGORIES = 20
const SERVICES = 200
const NOW = Date.UTC(2026, 10, 22)
/** Calls of one round. */
const CALLS = 1_000

/** A site far larger than any that was seen. */
function hugeConfig(): ConsentConfig {
  const categories = Array.from({ length: CATEGORIES }, (_, index) => `category-${index}`)
  const services = Array.from({ length: SERVICES }, (_, index): Service =>
    defineService<string, string>({
      id: `service-${index}`,
      category: categories[index % CATEGORIES] ?? '',
      name: 'Vendor',
      provider: { name: 'Vendor Ltd', country: 'IE', privacyUrl: 'https://vendor.example/privacy' },
      purposes: ['preferences'],
      stores: [{ name: `_v${index}`, lifetime: 'P12M', purpose: 'preferences' }],
      role: { kind: 'processor' },
      data: ['pages'],
      identifies: false,
      retention: 'P12M',
      sharing: index % 2 ? 'share' : 'none',
      sensitive: index % 10 === 0,
    }),
  )
  return defineConsent<string, readonly Service[]>({
    controller: { name: 'Example', email: 'privacy@example.com', dpo: null },
    policy: { version: '1', updated: '2026-02-15', url: '/cookies' },
    categories: Object.fromEntries(categories.map((id) => [id, {}])),
    services,
    jurisdictions: JURISDICTIONS.rows,
  })
}

const config = hugeConfig()
const store = createConsentStore(config, { jurisdiction: 'DE', now: () => NOW })
store.inlet.hydrate(null, { gpc: false })
store.actions.acceptAll()
const { choice } = store.getState()

const situationIn = (code: string, part: Partial<Situation> = {}): Situation => ({
  choice,
  sessionGrants: [],
  jurisdiction: resolveJurisdiction(code, JURISDICTIONS.rows, NOW),
  signals: { gpc: false },
  now: NOW,
  ...part,
})
const granted = situationIn('DE')
const signalled = situationIn('US-CO', { choice: null, signals: { gpc: true } })
const before: Permissions = evaluate(config, granted)

/**
 * Bytes that one call leaves on the heap: the least over several rounds, because a collection in between hides some. A
 * round is long, so that measuring itself does not count.
 */
function bytesPerCall(call: () => unknown): number {
  const rounds = Array.from({ length: 20 }, () => {
    const start = process.memoryUsage().heapUsed
    for (let index = 0; index < CALLS; index += 1) call()
    return (process.memoryUsage().heapUsed - start) / CALLS
  })
  return Math.round(Math.min(...rounds.filter((bytes) => bytes >= 0)))
}

const UNCHANGED: { readonly [when: string]: Situation | null } = {
  'and everything is granted': granted,
  'and nothing is answered': situationIn('DE', { choice: null }),
  'at an opt-out place': situationIn('US-CO', { choice: null }),
  'at an opt-out place under a signal': signalled,
  'and nothing is known yet': null,
}
for (const [when, situation] of Object.entries(UNCHANGED)) {
  const previous = evaluate(config, situation)
  const again = (): Permissions => evaluate(config, situation, previous)
  // Until the engine has compiled it.
  for (let index = 0; index < 5_000; index += 1) again()
  if (again() !== previous) throw new Error(`evaluate makes a new object when nothing changed ${when}`)
  process.stdout.write(`evaluate leaves ${bytesPerCall(again)} bytes on the heap when nothing changed ${when}\n`)
}
process.stdout.write(
  `evaluate leaves ${bytesPerCall(() => evaluate(config, granted))} bytes on the heap when everything is new\n`,
)

describe(`evaluate, ${CATEGORIES} categories and ${SERVICES} services`, () => {
  bench('when nothing changed', () => {
    evaluate(config, granted, before)
  })
  bench('when everything is new', () => {
    evaluate(config, granted)
  })
  bench('an opt-out place under a signal', () => {
    evaluate(config, signalled)
  })
})
