import type { Choice } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { clockAt, DAY, exampleConfig, granted, GPC, NOW, startStore } from './exampleConfig.js'

function choiceOf(act: 'acceptAll' | 'rejectAll', time: number = NOW): Choice {
  const store = startStore(exampleConfig, { now: clockAt(time) })
  store.actions[act]()
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}

describe('the surface', () => {
  it('R6 does not bring a closed banner back for unrelated changes', () => {
    const store = startStore()
    store.actions.close()
    const unrelated = [
      () => store.actions.setJurisdiction('FR'),
      () => store.actions.setJurisdiction('US-CA'),
      () => store.actions.grantForSession('video'),
      () => store.actions.grantAlways('stats'),
      () => store.actions.setDraft('marketing', 'granted'),
      () => store.actions.discardDraft(),
      () => store.inlet.set({ persistence: 'memory' }),
      () => store.inlet.hydrate(null, GPC),
    ]
    for (const change of unrelated) {
      change()
      expect(store.getState()).toMatchObject({ status: 'undecided', surface: 'none' })
    }
  })

  it('returns from the preferences to the banner while the question is open', () => {
    const store = startStore()
    store.actions.open('preferences')
    expect(store.getState().surface).toBe('preferences')
    store.actions.close()
    expect(store.getState().surface).toBe('banner')
  })

  it('returns from the preferences to the page after an answer', () => {
    const store = startStore()
    store.actions.acceptAll()
    store.actions.open('preferences')
    store.actions.close()
    expect(store.getState().surface).toBe('none')
  })

  it.each(['acceptAll', 'rejectAll', 'refuseByClosing', 'save', 'withdraw'] as const)(
    'closes every layer on %s',
    (act) => {
      for (const surface of ['banner', 'preferences'] as const) {
        const store = startStore()
        store.actions.open(surface)
        store.actions[act]()
        expect(store.getState().surface).toBe('none')
      }
    },
  )

  it('leaves the banner open while something else is still asked', () => {
    const store = startStore()
    store.actions.grantAlways('stats')
    expect(store.getState()).toMatchObject({ status: 'undecided', surface: 'banner' })
    store.actions.withdraw(['stats'])
    expect(store.getState()).toMatchObject({ status: 'undecided', surface: 'banner' })
  })

  it('takes the banner away when another tab answered, but not the preferences', () => {
    for (const [surface, then] of [
      ['banner', 'none'],
      ['preferences', 'preferences'],
    ] as const) {
      const store = startStore()
      store.actions.open(surface)
      store.inlet.receive(choiceOf('acceptAll', NOW + 1))
      expect(store.getState().surface).toBe(then)
    }
  })

  it('brings the banner when time made a new question', () => {
    const clock = clockAt()
    const store = startStore(exampleConfig, { now: clock })
    store.actions.acceptAll()
    clock.pass(185 * DAY)
    store.inlet.set({ persistence: 'memory' })
    expect(store.getState()).toMatchObject({ status: 'undecided', surface: 'banner' })
    expect(granted(store)).toEqual([])
  })

  it('leaves the preferences open when time made a new question', () => {
    const clock = clockAt()
    const store = startStore(exampleConfig, { now: clock })
    store.actions.acceptAll()
    store.actions.open('preferences')
    clock.pass(185 * DAY)
    store.inlet.set({ persistence: 'memory' })
    expect(store.getState()).toMatchObject({ status: 'undecided', surface: 'preferences' })
  })

  it('brings the banner when the person is forgotten', () => {
    const store = startStore()
    store.actions.acceptAll()
    store.actions.forget()
    expect(store.getState()).toMatchObject({ choice: null, status: 'undecided', surface: 'banner' })
    expect(granted(store)).toEqual([])
  })

  it('shows the banner to a person who wants to see it again', () => {
    const store = startStore()
    store.actions.rejectAll()
    store.actions.open('banner')
    store.inlet.set({ persistence: 'memory' })
    expect(store.getState().surface).toBe('banner')
  })
})
