import type { Choice, ConsentStore } from 'fluxconsent/core'
import { describe, expect, it, vi } from 'vitest'
import {
  clockAt,
  DAY,
  deniedBut,
  exampleConfig,
  exampleInput,
  exampleWith,
  granted,
  GPC,
  NOW,
  OPTIONAL,
  revisit,
  startStore,
} from './exampleConfig.js'
import { newestChoice } from '../../src/core/codec.js'

function choiceOf(store: ConsentStore): Choice {
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}

const decisionsOf = (store: ConsentStore): Choice['decisions'] => choiceOf(store).decisions

describe('acceptAll and rejectAll', () => {
  it('answer everything that is asked, and nothing that is required', () => {
    const store = startStore()
    store.actions.acceptAll()
    expect(decisionsOf(store)).toEqual(deniedBut(...OPTIONAL))
    store.actions.rejectAll()
    expect(decisionsOf(store)).toEqual(deniedBut())
    expect(granted(store)).toEqual([])
  })

  it('R62 R65 are in order in one millisecond too, for whoever compares choices or sorts records', () => {
    const store = startStore()
    const made = (['acceptAll', 'withdraw', 'acceptAll'] as const).map((act) => {
      store.actions[act]()
      return choiceOf(store)
    })
    expect(made.map(({ at }) => at)).toEqual([NOW, NOW + 1, NOW + 2])
    expect(newestChoice(made, NOW)).toBe(made[2])
    expect(made.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id))
  })

  it.each([1, 60, 23 * 60])(
    'R65 are newer than what was made %d minutes ahead, before the clock was put right',
    (ahead) => {
      const early = startStore(exampleConfig, { now: clockAt(NOW + ahead * 60_000) })
      early.actions.acceptAll()
      const store = revisit(early)
      store.actions.withdraw()
      for (const choices of [
        [choiceOf(early), choiceOf(store)],
        [choiceOf(store), choiceOf(early)],
      ])
        expect(newestChoice(choices, NOW)).toBe(choiceOf(store))
      // Another tab that holds the grant hears of it.
      const other = revisit(early)
      other.inlet.receive(choiceOf(store))
      expect(granted(other)).toEqual([])
    },
  )

  it.each(['DE', 'US-CA'])('R65 in %s are kept when the clock was days ahead before', (jurisdiction) => {
    const early = startStore(exampleConfig, { jurisdiction, now: clockAt(NOW + 9 * DAY) })
    early.actions.acceptAll()
    const store = revisit(early, exampleConfig, { jurisdiction })
    store.actions.rejectAll()
    expect(choiceOf(store).at).toBe(NOW)
    expect(newestChoice([choiceOf(early), choiceOf(store)], NOW)).toBe(choiceOf(store))
    const other = revisit(early, exampleConfig, { jurisdiction })
    other.inlet.receive(choiceOf(store))
    expect(granted(other)).toEqual([])
  })

  it('R112 name the act', () => {
    for (const [act, action] of [
      ['acceptAll', 'accept-all'],
      ['rejectAll', 'reject-all'],
      ['refuseByClosing', 'close'],
      ['withdraw', 'withdraw'],
      ['save', 'save'],
    ] as const) {
      const store = startStore()
      store.actions[act]()
      expect(choiceOf(store).action).toBe(action)
    }
  })

  it('R112 record time, place, model, policy version and signal', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA', signals: GPC })
    store.actions.acceptAll()
    expect(choiceOf(store)).toMatchObject({
      at: NOW,
      validDays: 184,
      policyVersion: '2026-02',
      jurisdiction: 'US-CA',
      model: 'opt-out',
      gpc: true,
      subject: null,
    })
    expect(choiceOf(store).id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  })

  it('give every choice its own id that sorts by time', () => {
    const clock = clockAt()
    const ids = Array.from({ length: 50 }, () => {
      const store = startStore(exampleConfig, { now: clock })
      store.actions.acceptAll()
      clock.pass(1)
      return choiceOf(store).id
    })
    expect(new Set(ids).size).toBe(50)
    expect([...ids].sort()).toEqual(ids)
    // Behind time and version only chance tells them apart: no digit may be missing from it.
    expect(new Set(ids.map((id) => id.slice(24)).join('')).size).toBe(16)
  })

  it('R107 end a session grant by a refusal', () => {
    const store = startStore()
    store.actions.grantForSession('video')
    store.actions.rejectAll()
    expect(granted(store)).toEqual([])
    store.actions.grantForSession('video')
    store.actions.rejectAll()
    expect(granted(store)).toEqual([])
  })

  it('R133 end a session grant by forgetting', () => {
    const store = startStore()
    store.actions.grantForSession('video')
    store.actions.forget()
    expect(granted(store)).toEqual([])
  })

  it('R6 never grant by closing', () => {
    const store = startStore()
    store.actions.acceptAll()
    store.actions.open('banner')
    store.actions.refuseByClosing()
    expect(granted(store)).toEqual([])
  })
})

describe('withdraw', () => {
  it('R43 denies everything at once', () => {
    const store = startStore()
    store.actions.acceptAll()
    store.actions.grantForSession('video')
    store.actions.withdraw()
    expect(granted(store)).toEqual([])
    expect(store.getState().status).toBe('decided')
  })

  it('R116 denies one service and leaves its neighbours alone', () => {
    const store = startStore()
    store.actions.acceptAll()
    store.actions.withdraw(['stats'])
    expect(decisionsOf(store)).toEqual(deniedBut(...OPTIONAL.filter((id) => !['analytics', 'stats'].includes(id))))
  })

  it('denies a category with its services', () => {
    const store = startStore()
    store.actions.acceptAll()
    store.actions.withdraw(['marketing'])
    expect(granted(store)).toEqual(['functional', 'analytics', 'theme', 'stats', 'heatmap'])
  })

  it('R14 answers the question about a service when its category is withdrawn', () => {
    const store = startStore()
    store.actions.acceptAll()
    const services = exampleInput.services.map((one) => (one.id === 'ads' ? { ...one, sensitive: true } : one))
    const next = revisit(store, exampleWith({ services }))
    expect(next.getState().prompt.added).toEqual(['ads'])
    next.actions.withdraw(['marketing'])
    expect(next.getState().prompt.required).toBe(false)
  })

  it('R21 raises no older grant that a signal suppressed', () => {
    const store = startStore()
    store.actions.acceptAll()
    const next = revisit(store, exampleConfig, { signals: GPC })
    next.actions.withdraw(['analytics'])
    expect(granted(next)).toEqual(['functional', 'theme'])
  })

  it('R12 leaves the remaining grants their end', () => {
    const clock = clockAt()
    const store = startStore(exampleConfig, { now: clock })
    store.actions.acceptAll()
    clock.pass(100 * DAY)
    store.actions.withdraw(['stats'])
    expect(choiceOf(store).validDays).toBe(84)
  })

  it('is recorded before any answer, and keeps the question open', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA' })
    store.actions.withdraw(['stats'])
    expect(decisionsOf(store)).toEqual({ stats: 'denied' })
    expect(store.getState().prompt.reason).toBe('first-visit')
    expect(granted(revisit(store, exampleConfig, { jurisdiction: 'US-CA' }))).not.toContain('stats')
  })
})

describe('grants that end with the page', () => {
  it('stand side by side, and stay when something else is allowed for good', () => {
    const store = startStore()
    store.actions.rejectAll()
    store.actions.grantForSession('stats')
    store.actions.grantForSession('heatmap')
    store.actions.grantAlways('video')
    for (const id of ['stats', 'heatmap', 'video']) expect(store.getState().permissions[id], id).toBe('granted')
  })

  it('outlast what a tab learns later of a choice that it holds: who the person is', () => {
    const store = startStore()
    store.actions.save({ stats: 'granted' })
    store.actions.grantForSession('video')
    const choice = { ...choiceOf(store), subject: 'A'.repeat(22) }
    // One id is one choice: nothing else of it is news.
    store.inlet.receive({ ...choice, decisions: { ads: 'granted' } })
    expect(store.getState().choice).toEqual(choice)
    expect(store.getState().permissions).toMatchObject({ stats: 'granted', video: 'granted', ads: 'denied' })
  })

  it('leave the draft alone when a tab learns who the person is', () => {
    const store = startStore()
    store.actions.rejectAll()
    store.actions.setDraft('stats', 'granted')
    const { draft } = store.getState()
    store.inlet.receive({ ...choiceOf(store), subject: 'A'.repeat(22) })
    expect(store.getState().draft).toBe(draft)
  })

  it('R65 R107 end with a newer refusal of another tab', () => {
    const store = startStore()
    store.actions.rejectAll()
    store.actions.grantForSession('video')
    const other = revisit(store)
    other.actions.withdraw()
    store.inlet.receive(choiceOf(other))
    expect(granted(store)).toEqual([])
  })

  it.each([{ all: ['stats', 'video'] }, { any: ['stats', 'video'] }])(
    'R112 are recorded by every id of %j',
    (condition) => {
      const store = startStore()
      const told = vi.fn()
      store.onChoice(({ decisions }) => told(decisions))
      store.inlet.perform((acts) => void acts.allowOnce(condition))
      expect(told.mock.calls).toEqual([[{ stats: 'granted', video: 'granted' }]])
    },
  )
})
