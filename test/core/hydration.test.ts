import { createConsentStore, type Choice, type InitialConsent } from 'fluxconsent/core'
import { describe, expect, it, vi } from 'vitest'
import { decodeChoice, newestChoice } from '../../src/core/codec.js'
import { encodeChoice } from '../../src/core/lazy.js'
import { clockAt, DAY, exampleConfig, exampleWith, granted, NOW, startStore } from './exampleConfig.js'

function choiceOf(act: 'acceptAll' | 'rejectAll', time: number = NOW): Choice {
  const store = startStore(exampleConfig, { now: clockAt(time) })
  store.actions[act]()
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}

const initialOf = (choice: Choice | null): InitialConsent => ({
  choice,
  jurisdiction: 'DE',
  signals: { gpc: false },
  language: 'de',
  now: NOW,
})

describe('a store before its storage was read', () => {
  it('is loading and shows nothing', () => {
    expect(createConsentStore(exampleConfig).getState()).toMatchObject({
      status: 'loading',
      surface: 'none',
      choice: null,
    })
  })

  it('R56 shows what the server read, but opens nothing', () => {
    const store = createConsentStore(exampleConfig, { initial: initialOf(choiceOf('acceptAll')) })
    expect(store.getState()).toMatchObject({ status: 'decided', surface: 'none' })
    expect(granted(store)).toEqual([])
    expect(store.isHydrated()).toBe(false)
  })

  it('R56 shows the banner at once where the server found no choice', () => {
    const store = createConsentStore(exampleConfig, { initial: initialOf(null) })
    expect(store.getState()).toMatchObject({ status: 'undecided', surface: 'banner' })
  })

  it('R56 opens nothing of a page that was cached with the grants of somebody else', () => {
    const store = createConsentStore(exampleConfig, { initial: initialOf(choiceOf('acceptAll')), now: clockAt() })
    store.actions.grantForSession('video')
    expect(granted(store)).toEqual([])
    store.inlet.hydrate(null, { gpc: false })
    expect(granted(store)).toEqual(['video'])
    expect(store.getState()).toMatchObject({ status: 'undecided', surface: 'banner', choice: null })
  })

  it('does not record the answers of somebody else from a cached page', () => {
    const store = createConsentStore(exampleConfig, { initial: initialOf(choiceOf('acceptAll')), now: clockAt() })
    store.actions.save()
    store.inlet.hydrate(null, { gpc: false })
    expect(granted(store)).toEqual([])
    expect(Object.values(store.getState().choice?.decisions ?? {})).not.toContain('granted')
  })

  it('keeps what was answered before the storage was read', () => {
    const store = createConsentStore(exampleConfig, { now: clockAt() })
    const made = vi.fn()
    store.onChoice(made)
    store.actions.acceptAll()
    store.inlet.hydrate(null, { gpc: false })
    expect(granted(store)).toContain('ads')
    expect(made).toHaveBeenCalledTimes(1)
  })

  it('knows what the server reading permits, for a gate that asks for it', () => {
    const store = createConsentStore(exampleConfig, { initial: initialOf(choiceOf('acceptAll')) })
    expect(store.initialPermissions).toMatchObject({ ads: 'granted', session: 'granted' })
  })

  it('takes the clock of the server for its first state', () => {
    const initial = { ...initialOf(choiceOf('acceptAll')), now: NOW + 185 * DAY }
    expect(createConsentStore(exampleConfig, { initial, now: clockAt() }).getState().status).toBe('undecided')
  })
})

describe('hydrate', () => {
  it('opens what the stored choice grants, and shows no banner', () => {
    const store = startStore()
    store.inlet.hydrate(choiceOf('acceptAll'), { gpc: false })
    expect(granted(store)).toContain('ads')
    expect(store.getState()).toMatchObject({ status: 'decided', surface: 'none' })
  })

  it('R50 takes the newest of two stored choices', () => {
    const store = createConsentStore(exampleConfig, { jurisdiction: 'DE', now: clockAt() })
    const stored = [choiceOf('acceptAll', NOW - 2 * DAY), choiceOf('rejectAll', NOW - DAY)]
    store.inlet.hydrate(newestChoice(stored, NOW), { gpc: false })
    expect(granted(store)).toEqual([])
    expect(store.getState().status).toBe('decided')
  })

  it('brings the banner for a first visit', () => {
    expect(startStore().getState()).toMatchObject({ status: 'undecided', surface: 'banner' })
  })

  it('can be told twice', () => {
    const store = startStore()
    store.actions.acceptAll()
    const { choice } = store.getState()
    store.inlet.hydrate(choice, { gpc: false })
    expect(store.getState().choice).toBe(choice)
    expect(store.getState().surface).toBe('none')
  })
})

describe('receive', () => {
  it('R51 follows a newer choice of another tab without telling it back', () => {
    const store = startStore()
    const told = vi.fn()
    store.onChoice(told)
    store.inlet.receive(choiceOf('acceptAll', NOW + 1))
    expect(granted(store)).toContain('ads')
    expect(store.getState()).toMatchObject({ status: 'decided', surface: 'none' })
    expect(told).not.toHaveBeenCalled()
  })

  it('R65 ignores an older choice', () => {
    const store = startStore()
    store.actions.rejectAll()
    store.inlet.receive(choiceOf('acceptAll', NOW - DAY))
    expect(granted(store)).toEqual([])
  })

  it('R65 takes the refusal of two choices of one moment', () => {
    const store = startStore()
    store.actions.acceptAll()
    store.inlet.receive(choiceOf('rejectAll', NOW))
    expect(granted(store)).toEqual([])
    store.inlet.receive(choiceOf('acceptAll', NOW))
    expect(granted(store)).toEqual([])
  })

  it('forgets with the other tab, session grants included', () => {
    const store = startStore()
    store.actions.rejectAll()
    store.actions.grantForSession('video')
    store.inlet.receive(null)
    expect(store.getState()).toMatchObject({ choice: null, status: 'undecided', sessionGrants: [] })
  })

  it('changes nothing for a choice that it has', () => {
    const store = startStore()
    store.actions.acceptAll()
    const before = store.getState()
    store.inlet.receive(before.choice && decodeChoice(encodeChoice(before.choice)))
    expect(store.getState()).toBe(before)
  })

  it('R65 holds the same one of two choices of one moment that grant as much, whichever came first', () => {
    const choices = [choiceOf('rejectAll', NOW), choiceOf('rejectAll', NOW)]
    const held = [choices, choices.toReversed()].map((order) => {
      const store = startStore()
      for (const choice of order) store.inlet.receive(choice)
      return store.getState().choice?.id
    })
    expect(held[0]).toMatch(/^[\da-f-]{36}$/)
    expect(held[1]).toBe(held[0])
  })

  it('R66 learns after the choice who the person is, once', () => {
    const store = startStore()
    store.actions.acceptAll()
    const { choice } = store.getState()
    const [subject, other] = ['s'.repeat(22), 'o'.repeat(22)]
    store.inlet.receive(choice && { ...choice, subject })
    expect(store.getState().choice).toEqual({ ...choice, subject })
    store.inlet.receive(choice && { ...choice, subject: other })
    expect(store.getState().choice?.subject).toBe(subject)
  })

  it.each(['api', 'import'] as const)(
    'R130 takes only the refusals of a choice by %s where a gesture counts',
    (method) => {
      const store = startStore(exampleWith({ trustedGesture: true }))
      const choice = choiceOf('acceptAll', NOW + 1)
      store.inlet.receive({ ...choice, method, decisions: { ...choice.decisions, ads: 'denied' } })
      expect(store.getState().choice?.decisions).toEqual({ ads: 'denied' })
      expect(granted(store)).toEqual([])
    },
  )

  it.each(['banner', 'account'] as const)('R130 takes a choice by %s as it is', (method) => {
    const store = startStore(exampleWith({ trustedGesture: true }))
    store.inlet.receive({ ...choiceOf('acceptAll', NOW + 1), method })
    expect(granted(store)).toContain('ads')
  })

  it('R17 drops the draft when another tab decided', () => {
    const store = startStore()
    store.actions.setDraft('marketing', 'granted')
    store.inlet.receive(choiceOf('rejectAll', NOW + 1))
    expect(store.getState().draft).toEqual({})
  })

  it('ends a session grant by a refusal of another tab', () => {
    const store = startStore()
    store.actions.grantForSession('video')
    store.inlet.receive(choiceOf('rejectAll', NOW + 1))
    expect(granted(store)).toEqual([])
  })
})
