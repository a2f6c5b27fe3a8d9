import type { Choice, ConsentStore } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import {
  ads,
  clockAt,
  DAY,
  deniedBut,
  exampleConfig,
  exampleInput,
  exampleWith,
  granted,
  NOW,
  revisit,
  startStore,
  stats,
} from './exampleConfig.js'

function choiceOf(store: ConsentStore): Choice {
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}

const decisionsOf = (store: ConsentStore): Choice['decisions'] => choiceOf(store).decisions

describe('a prompt for additions', () => {
  const added = { ...stats, id: 'funnel' }
  const social = { ...ads, id: 'posts', category: 'social' }
  const extended = exampleWith({
    categories: { ...exampleInput.categories, social: {} },
    services: [...exampleInput.services, added, social],
  })

  /** Analytics were granted, marketing refused; then two services came. */
  function asked(jurisdiction = 'DE'): ConsentStore {
    const store = startStore(exampleConfig, { jurisdiction })
    store.actions.save({ functional: 'denied', analytics: 'granted', marketing: 'denied' })
    const next = revisit(store, extended, { jurisdiction })
    expect(next.getState().prompt).toMatchObject({ reason: 'added', added: ['funnel', 'posts'] })
    return next
  }

  it('R14 grants no category as a whole in which one service was refused before', () => {
    const store = asked()
    store.actions.withdraw(['posts', 'funnel'])
    const wider = exampleWith({
      categories: { ...exampleInput.categories, social: {} },
      services: [...exampleInput.services, added, social, { ...social, id: 'likes' }],
    })
    const next = revisit(store, wider)
    expect(next.getState().prompt).toMatchObject({ reason: 'added', added: ['likes'] })
    next.actions.acceptAll()
    expect(decisionsOf(next)).toMatchObject({ likes: 'granted', posts: 'denied', social: 'denied' })
    expect(granted(next)).not.toContain('social')
  })

  it('R14 answers no category that it does not ask about', () => {
    const store = startStore()
    store.actions.grantAlways('theme')
    store.actions.withdraw(['marketing'])
    expect(store.getState().prompt).toMatchObject({ reason: 'added', added: ['stats', 'heatmap'] })
    store.actions.acceptAll()
    expect(granted(store)).toEqual(['analytics', 'theme', 'stats', 'heatmap'])
    expect(decisionsOf(store)).not.toHaveProperty('functional')
  })

  it('R14 accepts only what was added', () => {
    const store = asked()
    store.actions.acceptAll()
    expect(decisionsOf(store)).toMatchObject({
      ...deniedBut('analytics', 'stats', 'heatmap'),
      funnel: 'granted',
      posts: 'granted',
    })
    expect(store.getState().prompt.required).toBe(false)
  })

  it('R14 accepts an added category with all of its services', () => {
    const store = asked()
    store.actions.acceptAll()
    expect(store.getState().permissions).toMatchObject({ social: 'granted', posts: 'granted' })
  })

  it.each(['rejectAll', 'refuseByClosing'] as const)('R14 refuses only what was added by %s', (act) => {
    const store = asked()
    store.actions[act]()
    expect(decisionsOf(store)).toMatchObject({
      stats: 'granted',
      heatmap: 'granted',
      funnel: 'denied',
      posts: 'denied',
    })
    expect(store.getState().permissions).toMatchObject({ social: 'denied', posts: 'denied', stats: 'granted' })
    expect(store.getState().prompt.required).toBe(false)
  })

  it('R14 refuses an added category too where the law of the place would open it', () => {
    const store = asked('US-CA')
    store.actions.rejectAll()
    expect(store.getState().permissions).toMatchObject({ social: 'denied', posts: 'denied', funnel: 'denied' })
  })

  it('R14 does not raise a refused category by an addition to it', () => {
    const store = startStore()
    store.actions.rejectAll()
    const services = exampleInput.services.filter(({ category }) => category !== 'marketing')
    const next = revisit(store, exampleWith({ services: [...services, { ...ads, id: 'banners' }] }))
    next.actions.acceptAll()
    expect(next.getState().permissions).toMatchObject({ marketing: 'denied', banners: 'granted' })
  })

  it('R14 answers everything in the preferences', () => {
    const store = asked()
    store.actions.open('preferences')
    store.actions.rejectAll()
    expect(granted(store)).toEqual([])
  })

  it('R14 leaves older answers their end', () => {
    const store = startStore()
    store.actions.acceptAll()
    const later = revisit(store, extended, { now: clockAt(NOW + 100 * DAY) })
    later.actions.acceptAll()
    expect(choiceOf(later)).toMatchObject({ at: NOW + 100 * DAY, validDays: 84 })
  })

  it('R14 asks everything at once where the older grants ran out as well', () => {
    const store = startStore()
    store.actions.acceptAll()
    const later = revisit(store, extended, { now: clockAt(NOW + 200 * DAY) })
    expect(later.getState().prompt.reason).toBe('added')
    later.actions.acceptAll()
    expect(later.getState().prompt.required).toBe(false)
    expect(granted(later)).toContain('ads')
    expect(choiceOf(later).validDays).toBe(184)
  })
})
