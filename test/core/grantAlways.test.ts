import type { Choice, ConsentStore } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
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
  revisit,
  startStore,
} from './exampleConfig.js'

function choiceOf(store: ConsentStore): Choice {
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}

const decisionsOf = (store: ConsentStore): Choice['decisions'] => choiceOf(store).decisions

describe('grantAlways', () => {
  it('R26 records one service and leaves the question open', () => {
    const store = startStore()
    store.actions.grantAlways('video')
    expect(decisionsOf(store)).toEqual({ video: 'granted' })
    expect(granted(store)).toEqual(['video'])
    expect(store.getState()).toMatchObject({ status: 'undecided', prompt: { reason: 'first-visit' } })
    expect(granted(revisit(store))).toEqual(['video'])
    expect(revisit(store).getState().prompt.reason).toBe('first-visit')
  })

  it('R26 keeps every other answer', () => {
    const store = startStore()
    store.actions.save({ analytics: 'granted' })
    store.actions.grantAlways('video')
    expect(decisionsOf(store)).toEqual(deniedBut('analytics', 'stats', 'heatmap', 'video'))
    expect(store.getState().status).toBe('decided')
  })

  it('R14 keeps the question about a new policy version open', () => {
    const store = startStore()
    store.actions.rejectAll()
    const next = revisit(store, exampleWith({ policy: { ...exampleInput.policy, version: '2026-03' } }))
    expect(next.getState().prompt.reason).toBe('policy')
    next.actions.grantAlways('video')
    expect(granted(next)).toEqual(['video'])
    expect(next.getState().prompt.reason).toBe('policy')
  })

  it('R14 keeps the question about other services open', () => {
    const store = startStore()
    store.actions.rejectAll()
    const services = exampleInput.services.map((one) => (one.id === 'stats' ? { ...one, identifies: true } : one))
    const next = revisit(store, exampleWith({ services }))
    expect(next.getState().prompt).toMatchObject({ reason: 'added', added: ['stats'] })
    next.actions.grantAlways('video')
    expect(next.getState().prompt).toMatchObject({ reason: 'added', added: ['stats'] })
  })

  it('R12 never extends the grants that were there before', () => {
    const clock = clockAt()
    const store = startStore(exampleConfig, { now: clock })
    store.actions.save({ analytics: 'granted' })
    for (const days of [0.4, 50.7, 100.3, 20]) {
      clock.pass(days * DAY)
      store.actions.grantAlways('video')
      const { at, validDays } = choiceOf(store)
      expect(at + validDays * DAY).toBeLessThanOrEqual(NOW + 184 * DAY)
    }
    clock.pass(13 * DAY)
    expect(granted(revisit(store, exampleConfig, { now: clock }))).toEqual([])
  })

  it('R12 gives a grant its whole time where no older one has to end before', () => {
    const store = startStore()
    store.actions.rejectAll()
    const later = revisit(store, exampleConfig, { now: clockAt(NOW + 180 * DAY) })
    later.actions.grantAlways('video')
    expect(choiceOf(later).validDays).toBe(184)
  })

  it('R16 brings no expired grant back, and lasts itself', () => {
    const store = startStore()
    store.actions.acceptAll()
    const clock = clockAt(NOW + 200 * DAY)
    const later = revisit(store, exampleConfig, { now: clock })
    later.actions.grantAlways('video')
    expect(granted(later)).toEqual(['video'])
    clock.pass(30 * DAY)
    expect(granted(revisit(later, exampleConfig, { now: clock }))).toEqual(['video'])
  })

  it('R21 raises no older grant that a signal suppressed', () => {
    const store = startStore()
    store.actions.acceptAll()
    const next = revisit(store, exampleConfig, { signals: GPC })
    expect(granted(next)).not.toContain('ads')
    next.actions.grantAlways('video')
    expect(granted(next)).toContain('video')
    expect(granted(next)).not.toContain('ads')
    expect(granted(next)).not.toContain('marketing')
  })

  it('R18 raises no grant of an opt-out place in an opt-in place', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA' })
    store.actions.save()
    const abroad = revisit(store)
    abroad.actions.grantAlways('video')
    expect(granted(abroad)).toEqual(['video'])
  })

  it('R16 leaves a refusal a refusal, however long ago it was, where everything else is on by default', () => {
    const place = { jurisdiction: 'US-CA' }
    const store = startStore(exampleConfig, place)
    store.actions.withdraw(['stats'])
    const later = revisit(store, exampleConfig, { ...place, now: clockAt(NOW + 900 * DAY) })
    later.actions.grantAlways('video')
    expect(granted(later)).toContain('video')
    expect(granted(later)).not.toContain('stats')
  })

  it('keeps the session grants of other services', () => {
    const store = startStore()
    store.actions.rejectAll()
    store.actions.grantForSession('stats')
    store.actions.grantAlways('video')
    expect(granted(store)).toEqual(['stats', 'video'])
  })

  it.each(['unknown', 'marketing', 'session', 'constructor', ''])('R4 records nothing for "%s"', (id) => {
    const store = startStore()
    store.actions.grantAlways(id)
    store.actions.grantForSession(id)
    expect(store.getState()).toMatchObject({ choice: null, sessionGrants: [] })
    expect(granted(store)).toEqual([])
  })
})
