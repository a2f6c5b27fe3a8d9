import type { Choice, ConsentStore } from 'fluxconsent/core'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { decodeChoice, newestChoice } from '../../src/core/codec.js'
import { NOW } from '../core/exampleConfig.js'
import { openTabs, withActs, withoutActs, type Tab, type Tabs } from './openTabs.js'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** What is known beside the tabs. */
interface World extends Tabs {
  /** The first choice, as it was kept. */
  readonly first: readonly string[]
  /** In that tab the person forgets everything. */
  readonly forget: (where: ConsentStore) => void
}

/** What can happen in a tab: acts of the person, its effects, and what comes from others. */
const STEPS = {
  acceptAll: ({ store }) => store.actions.acceptAll(),
  rejectAll: ({ store }) => store.actions.rejectAll(),
  save: ({ store }) => store.actions.save({ stats: 'granted' }),
  withdraw: ({ store }) => store.actions.withdraw(['analytics']),
  forget: ({ store }, { forget }) => {
    store.inlet.perform(() => forget(store))
    store.actions.forget()
  },
  // Who the person is, a tab learns after what they chose.
  answer: ({ store }) => {
    const { choice } = store.getState()
    store.inlet.set({ choice: choice && { ...choice, subject: 'A'.repeat(22) } })
  },
  begin: ({ begin }) => begin(),
  arrive: ({ arrive }) => arrive(),
  // What is forgotten while nothing runs is told to nobody, so everybody has heard by then of what was decided.
  stop: ({ stop }, { tabs }) => {
    for (const { hear } of tabs) hear()
    stop()
  },
  hear: ({ hear }) => void hear(),
  hearOne: ({ hearOne }) => void hearOne(),
  focus: ({ focus }) => focus(),
  // Somebody clears the storage, when everybody has heard what was decided.
  clear: (_, { tabs, kept }) => {
    for (const { hear } of tabs) hear()
    kept.length = 0
  },
  // An answer that was on its way brings the server's copy of what was the first choice.
  copy: (_, { kept, first }) => void kept.push(...first),
} satisfies Record<string, (tab: Tab, world: World) => void>

const { clear, copy, ...OWN } = STEPS
const someOf = (steps: readonly (typeof STEPS)[keyof typeof STEPS][]) =>
  fc.array(fc.tuple(fc.constantFrom(0, 1), fc.constantFrom(...steps)), { maxLength: 12, size: 'max' })
// More is to be held where nobody else changes what is kept.
const anySteps = fc.oneof(someOf(Object.values(OWN)), someOf(Object.values(STEPS)))
const anyStart = fc.constantFrom<readonly (keyof typeof STEPS)[]>([], ['begin'], ['begin', 'arrive'])
const anyMakers = fc.array(fc.constantFrom(withActs, withoutActs), { minLength: 2, maxLength: 2 })

it('R4 R51 two tabs agree in the end on what was decided last, whatever happens in them in whatever order', () => {
  fc.assert(
    fc.property(anyMakers, anyStart, anySteps, (makers, start, steps) => {
      vi.clearAllTimers()
      vi.setSystemTime(NOW)
      const { tabs, kept } = openTabs(makers)
      let made: (readonly [where: ConsentStore, choice: Choice])[] = []
      for (const { store } of tabs) store.onChoice((choice) => void made.push([store, choice]))
      /** Takes back all that was decided there, and all that came before what is known there or kept. */
      const forget = (store: ConsentStore): void => {
        const known = [store.getState().choice, ...kept.map(decodeChoice)].map((choice) => choice?.id)
        const last = made.findLastIndex(([, { id }]) => known.includes(id))
        made = made.filter(([where], index) => where !== store && index > last)
      }
      const first: string[] = []
      const happen = (tab: Tab | undefined, step: (typeof STEPS)[keyof typeof STEPS]): void => {
        if (tab) step(tab, { tabs, kept, first, forget })
        first.push(...(first.length > 0 ? [] : kept))
        vi.advanceTimersByTime(50)
      }
      for (const name of start) for (const tab of tabs) happen(tab, STEPS[name])
      for (const [index, step] of steps) happen(tabs[index], step)
      // In the end both run, and the person looks at them.
      const { begin, arrive, hear, focus } = STEPS
      for (const step of [begin, arrive, hear, focus, hear, focus, hear, focus])
        for (const tab of tabs) happen(tab, step)

      const [choice, other] = tabs.map(({ store }) => store.getState().choice)
      expect(other?.id).toBe(choice?.id)
      expect(newestChoice(kept.map(decodeChoice), Date.now())?.id).toBe(choice?.id)
      const isRefusal = ([, { decisions }]: (typeof made)[number]): boolean => decisions['stats'] === 'denied'
      const order = made.findIndex(([, { id }]) => id === choice?.id)
      if (choice?.decisions['stats'] === 'granted') expect(order).toBeGreaterThanOrEqual(made.findLastIndex(isRefusal))
      // Nobody is asked again, or finds an older answer, but where somebody else has changed what is kept.
      if (!steps.some(([, step]) => step === clear || step === copy)) expect(order).toBe(made.length - 1)
    }),
    { numRuns: 500, seed: 20_261_126 },
  )
})
