import {
  audienceRule,
  createRights,
  evaluate,
  explain,
  objectionsOf,
  promptFor,
  resolveJurisdiction,
  setAudience,
  type Choice,
  type ConsentActions,
  type ConsentConfig,
  type ConsentStore,
  type Permissions,
  type Situation,
} from 'fluxconsent/core'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import {
  anyAge,
  anyConfig,
  anyDecision,
  anyPassing,
  anyPlace,
  anyReading,
  anyRefusal,
  anyRight,
  anySignal,
  anySingleGrant,
  anyStep,
  anyTime,
  IDS,
  SERVICES,
  type Step,
} from './anyHistory.js'
import { clockAt, DAY, granted, idsOf, NOW, startStore, type Clock } from './exampleConfig.js'

// Random histories take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const RUNS = 500

function start(config: ConsentConfig): [ConsentStore, Clock] {
  const clock = clockAt()
  return [startStore(config, { now: clock, jurisdiction: 'AA' }), clock]
}

/** Runs a property over random configs and random histories. */
function check(
  property: (store: ConsentStore, clock: Clock, then: readonly Step[]) => void,
  then: fc.Arbitrary<Step> = anyStep,
): void {
  fc.assert(
    fc.property(
      anyConfig,
      fc.array(anyStep, { maxLength: 8 }),
      fc.array(then, { maxLength: 6 }),
      (config, history, steps) => {
        const [store, clock] = start(config)
        for (const [, run] of history) run(store, clock)
        property(store, clock, steps)
      },
    ),
    { numRuns: RUNS },
  )
}

/** What the person last refused, and did not allow for the session since. */
function refusals(store: ConsentStore): readonly string[] {
  const { choice, sessionGrants } = store.getState()
  return idsOf(store.config).filter((id) => choice?.decisions[id] === 'denied' && !sessionGrants.includes(id))
}

describe('in every config and after every history', () => {
  // Configs with a tracker among the necessary come up too.
  beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => {}))

  it('a refusal is never raised by place, time, signals, age, rights or passing by', () => {
    check(
      (store, clock, steps) => {
        const refused = refusals(store)
        for (const [name, run] of steps) {
          run(store, clock)
          for (const id of refused) expect(store.getState().permissions[id], `${id} after ${name}`).toBe('denied')
        }
      },
      fc.oneof(anyPlace, anyTime, anySignal, anyPassing, anyRight, anyAge),
    )
  })

  it('a refusal is never raised by a grant of something else', () => {
    check((store) => {
      const before = refusals(store)
      const [service] = store.config.services
      if (!service) return
      store.actions.grantAlways(service.id)
      for (const id of before.filter((one) => one !== service.id)) {
        expect(store.getState().permissions[id], id).toBe('denied')
      }
    })
  })

  it('nothing that is not permitted becomes so by a withdrawal', () => {
    check((store, clock, steps) => {
      for (const [name, run] of steps) {
        const before = granted(store)
        run(store, clock)
        for (const id of granted(store)) expect(before, `${id} after ${name}`).toContain(id)
      }
    }, anyRefusal)
  })

  it('R6 nothing is ever granted by closing, Escape or drafts', () => {
    check((store, clock, steps) => {
      const { permissions, choice } = store.getState()
      for (const [, run] of steps) run(store, clock)
      expect(store.getState().permissions).toBe(permissions)
      expect(store.getState().choice).toBe(choice)
    }, anyPassing)
  })

  it('R21 no signal ever grants, and none vanishes into a grant', () => {
    check((store) => {
      const { choice, ...state } = store.getState()
      for (const signals of [{ gpc: true }, { gpc: false, dnt: true }, { gpc: true, dnt: true }]) {
        const quiet = evaluate(store.config, { ...state, choice, signals: { gpc: false }, now: NOW })
        const under = evaluate(store.config, { ...state, choice, signals, now: NOW })
        for (const id of Object.keys(under)) if (under[id] === 'granted') expect(quiet[id], id).toBe('granted')
      }
    })
  })

  it('R97 nothing runs that the age forbids, whatever happened before and happens after', () => {
    check(
      (store, clock, steps) => {
        setAudience(store, audienceRule('minor'))
        expect(granted(store)).toEqual([])
        for (const [name, run] of steps) {
          run(store, clock)
          expect(granted(store), name).toEqual([])
        }
      },
      fc.oneof(anyStep, anyPlace),
    )
  })

  it('R97 the age of a minor never opens what is shut', () => {
    check((store, clock, steps) => {
      for (const [name, run] of steps) {
        setAudience(store, undefined)
        // Where nothing is asked a signal is an objection, also against a former yes; of a minor everything is asked, and a
        // yes to that counts.
        const { exempt = [] } = store.getState().jurisdiction
        const before = [...granted(store), ...exempt]
        run(store, clock)
        for (const id of granted(store)) expect(before, `${id} after ${name}`).toContain(id)
      }
    }, anyAge)
  })

  it('R109 reading a notice grants nothing, changes nothing while the answers count, and answers no question', () => {
    check((store, clock, steps) => {
      for (const [name, run] of steps) {
        const { prompt, permissions, choice } = store.getState()
        const counts = choice && !store.inlet.kit.isLapsed({ ...store.getState(), now: clock() })
        const before = granted(store)
        run(store, clock)
        for (const id of granted(store)) expect(before, `${id} after ${name}`).toContain(id)
        if (!choice || counts) expect(granted(store), name).toEqual(before)
        if (prompt.required && prompt.model === 'opt-in') expect(store.getState().permissions).toBe(permissions)
        expect(prompt.required && prompt.model === 'opt-in' && !store.getState().prompt.required, name).toBe(false)
      }
    }, anyReading)
  })

  it('R120 after opting out nothing that shares runs, until the person allows it in two steps', () => {
    check(
      (store, clock, steps) => {
        createRights(store).optOut()
        for (const [name, run] of [['opting out', () => undefined] as const, ...steps]) {
          run(store, clock)
          const { permissions } = store.getState()
          for (const { id, sharing } of store.config.services.filter(({ category }) => category !== 'necessary')) {
            if (sharing !== 'none') expect(permissions[id], `${id} after ${name}`).toBe('denied')
          }
        }
      },
      fc.oneof(anyPlace, anyTime, anySignal, anyPassing, anyRight, anyRefusal),
    )
  })

  it('R22 after opting out no single grant lets run what shares, where people opt out', () => {
    check((store, clock, steps) => {
      for (const [name, run] of steps) {
        createRights(store).optOut()
        if (store.getState().prompt.model === 'opt-in') return
        run(store, clock)
        const { permissions } = store.getState()
        for (const { id, category, sharing } of store.config.services) {
          if (sharing !== 'none' && category !== 'necessary')
            expect(permissions[id], `${id} after ${name}`).toBe('denied')
        }
      }
    }, anySingleGrant)
  })

  it('R107 after rejectAll there is an objection to every activity on legitimate interest', () => {
    check(
      (store, clock, steps) => {
        store.actions.open('preferences')
        store.actions.rejectAll()
        for (const [name, run] of [['rejecting', () => undefined] as const, ...steps]) {
          run(store, clock)
          expect(objectionsOf(store.config, store.getState()), name).toEqual(['for-legitimate-interest'])
        }
      },
      fc.oneof(anyPlace, anyTime, anySignal, anyPassing, anyRight, anyRefusal, anyAge),
    )
  })

  it('R107 after rejectAll nothing optional is permitted, wherever it is called', () => {
    check(
      (store, clock, steps) => {
        // On a prompt for additions the first layer asks about these only.
        store.actions.open('preferences')
        store.actions.rejectAll()
        expect(granted(store)).toEqual([])
        for (const [name, run] of steps) {
          run(store, clock)
          expect(granted(store), name).toEqual([])
        }
      },
      fc.oneof(anyPlace, anyTime, anySignal, anyPassing, anyRefusal, anyRight, anyAge),
    )
  })

  it('R14 rejectAll on the first layer refuses all that it asks', () => {
    check((store) => {
      store.actions.open('banner')
      const { prompt } = store.getState()
      const asked = prompt.reason === 'added' ? prompt.added : idsOf(store.config)
      store.actions.rejectAll()
      for (const id of asked) expect(store.getState().permissions[id], id).toBe('denied')
    })
  })

  it('acceptAll permits all that is asked, and there is no question left', () => {
    check((store) => {
      store.actions.open('preferences')
      store.actions.acceptAll()
      // After an opt-out that only moves the switches.
      if (Object.keys(store.getState().draft).length > 0) store.actions.save()
      const asked = idsOf(store.config).filter(
        (id) => id !== 'empty' && (SERVICES.some((one) => one === id) || hasServices(store.config, id)),
      )
      expect(granted(store)).toEqual(asked)
      expect(store.getState().prompt.required).toBe(false)
    })
  })

  it('R5 saving untouched switches permits nothing new', () => {
    check((store) => {
      const before = granted(store)
      store.actions.discardDraft()
      store.actions.save()
      for (const id of granted(store)) expect(before, id).toContain(id)
    })
  })

  it('R12 an answer to one thing never extends another grant', () => {
    check((store) => {
      const { choice } = store.getState()
      const [service] = store.config.services
      // One that ends in this very moment has nothing left; acts of one millisecond are told apart by another one.
      if (!choice?.validDays || !service) return
      // An opt-out that was lifted lets nothing run by itself.
      const kept = idsOf(store.config).filter((id) => choice.decisions[id] === 'granted' && id !== service.id)
      const end = choice.at + choice.validDays * DAY
      store.actions.grantAlways(service.id)
      const { choice: next } = store.getState()
      if (!next || next === choice) return
      if (kept.some((id) => next.decisions[id] === 'granted'))
        expect(next.at + next.validDays * DAY).toBeLessThanOrEqual(end)
    })
  })

  it('the required is always permitted, and nothing else before the storage was read', () => {
    check((store) => {
      const required = store.config.services.filter(({ category }) => category === 'necessary').map(({ id }) => id)
      for (const id of ['necessary', ...required]) expect(store.getState().permissions[id], id).toBe('granted')
      const closed = evaluate(store.config, null)
      expect(Object.keys(closed).filter((id) => closed[id] === 'granted')).toEqual(['necessary', ...required])
    })
  })

  it('explain agrees with evaluate', () => {
    check((store, clock) => {
      const state = store.getState()
      for (const id of [...Object.keys(state.permissions), 'unknown', 'constructor']) {
        const { granted: explained } = explain(store.config, state, id, clock())
        expect(explained, id).toBe(Object.hasOwn(state.permissions, id) && state.permissions[id] === 'granted')
      }
    })
  })

  it('evaluate is pure, total and keeps its identity', () => {
    check((store, clock, steps) => {
      const situation = (): Situation => ({ ...store.getState(), now: clock() })
      let before: Permissions = store.getState().permissions
      for (const [, run] of steps) {
        run(store, clock)
        const now = evaluate(store.config, situation(), before)
        expect(evaluate(store.config, situation())).toEqual(now)
        expect(evaluate(store.config, situation(), now)).toBe(now)
        if (now !== before) expect(now).not.toEqual(before)
        before = now
      }
    })
  })

  it('R14 another config keeps every refusal, and grants nothing that was not granted', () => {
    fc.assert(
      fc.property(anyConfig, anyConfig, fc.array(anyStep, { maxLength: 8 }), (config, later, history) => {
        const [store, clock] = start(config)
        for (const [, run] of history) run(store, clock)
        const { choice, jurisdiction, signals } = store.getState()
        // By consent alone: an opt-out place grants by default.
        const situation: Situation = { choice, jurisdiction, signals, sessionGrants: [], now: clock() }
        const strict = { ...situation, jurisdiction: resolveJurisdiction(null, [], NOW) }
        const permissions = evaluate(later, strict)
        for (const id of idsOf(later).filter((one) => permissions[one] === 'granted')) {
          expect(choice?.decisions[id], id).toBe('granted')
        }
        for (const id of idsOf(later).filter((one) => choice?.decisions[one] === 'denied')) {
          expect(evaluate(later, situation)[id], id).toBe('denied')
        }
      }),
      { numRuns: RUNS },
    )
  })

  it('R4 evaluate, explain and promptFor survive every choice that a stranger could have written', () => {
    const anyValue = fc.anything()
    // What is nearly right gets further than what is not. `null` stands for what the service tells now.
    const anyAnswer = fc.oneof(anyDecision, anyDecision, anyValue)
    const anyPrint = fc.oneof(fc.constant(null), fc.constant(null), fc.stringMatching(/^[0-9a-z]{4}$/), fc.string())
    const anyForeign = fc.record({
      ...Object.fromEntries(
        ['id', 'policyVersion', 'method', 'action', 'gpc', 'subject'].map((key) => [key, anyValue]),
      ),
      model: fc.oneof(fc.constantFrom('opt-in', 'opt-in', 'opt-out'), anyValue),
      at: fc.oneof(fc.constantFrom(NOW, NOW - 200 * DAY, NOW + 9 * DAY), fc.double()),
      validDays: fc.oneof(fc.constant(184), fc.constant(184), fc.double()),
      decisions: fc.record(Object.fromEntries(IDS.map((id) => [id, anyAnswer])), { requiredKeys: [] }),
      asked: fc.record(Object.fromEntries(SERVICES.map((id) => [id, anyPrint])), { requiredKeys: [] }),
    })
    const rules = new Set<string>()
    fc.assert(
      fc.property(anyConfig, anyForeign, (config, foreign) => {
        const prints = Object.entries(foreign.asked).map(([id, print]) => [
          id,
          print ?? config.decidables.find((one) => one.id === id)?.fingerprint,
        ])
        const choice = { ...foreign, asked: Object.fromEntries(prints) } as Choice
        const situation: Situation = {
          choice,
          sessionGrants: [],
          jurisdiction: resolveJurisdiction(null, [], NOW),
          signals: { gpc: false },
          now: NOW,
        }
        const permissions = evaluate(config, situation)
        for (const { id, required, services, fingerprint } of config.decidables) {
          const { granted: isGranted, rule } = explain(config, situation, id, NOW)
          expect(isGranted).toBe(permissions[id] === 'granted')
          if (!required && services.length > 0) rules.add(`${fingerprint ? 'a service' : 'a category'} is ${rule}`)
          if (required || !isGranted) continue
          // Asked first, answered with a yes, and not in the future.
          expect(choice.decisions[id]).toBe('granted')
          expect(choice.model).toBe('opt-in')
          expect(choice.at).toBeLessThanOrEqual(NOW + DAY)
        }
        promptFor(config, situation)
      }),
      { numRuns: 1_000 },
    )
    expect([...rules].toSorted()).toEqual([
      ...['expired', 'granted', 'refused', 'undecided'].map((rule) => `a category is ${rule}`),
      ...['changed', 'expired', 'granted', 'refused', 'undecided'].map((rule) => `a service is ${rule}`),
    ])
  })

  it('actions are functions that need no receiver', () => {
    check((store) => {
      const { acceptAll, close, forget }: ConsentActions = store.actions
      for (const action of [acceptAll, close, forget]) expect(() => action()).not.toThrow()
    })
  })
})

function hasServices(config: ConsentConfig, id: string): boolean {
  return config.services.some(({ category }) => category === id)
}
