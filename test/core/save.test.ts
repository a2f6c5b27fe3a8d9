import type { Choice, ConsentStore } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { decodeChoice } from '../../src/core/codec.js'
import { encodeChoice } from '../../src/core/lazy.js'
import {
  clockAt,
  DAY,
  deniedBut,
  exampleConfig,
  exampleInput,
  exampleWith,
  granted,
  OPTIONAL,
  startStore,
} from './exampleConfig.js'

function choiceOf(store: ConsentStore): Choice {
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}

const decisionsOf = (store: ConsentStore): Choice['decisions'] => choiceOf(store).decisions

describe('save', () => {
  it('R5 refuses everything when no switch was touched', () => {
    const store = startStore()
    store.actions.open('preferences')
    store.actions.save()
    expect(decisionsOf(store)).toEqual(deniedBut())
    expect(store.getState().status).toBe('decided')
  })

  it('R5 shows every optional switch off', () => {
    const { permissions, draft } = startStore().getState()
    for (const id of OPTIONAL) expect(draft[id] ?? permissions[id], id).toBe('denied')
  })

  it('R5 keeps what was answered before when no switch was touched', () => {
    const store = startStore()
    store.actions.save({ analytics: 'granted' })
    store.actions.open('preferences')
    store.actions.save()
    expect(decisionsOf(store)).toEqual(deniedBut('analytics', 'stats', 'heatmap'))
  })

  it('R5 takes a switch without a value for one that was not touched', () => {
    const store = startStore()
    store.actions.save({ analytics: 'granted' })
    store.actions.save({ stats: undefined, ads: undefined, theme: 'granted' })
    expect(decisionsOf(store)).toEqual(deniedBut('analytics', 'stats', 'heatmap', 'theme'))
  })

  it('R5 does not turn a session grant into a lasting one', () => {
    const store = startStore()
    store.actions.grantForSession('video')
    store.actions.save()
    expect(decisionsOf(store)).toEqual(deniedBut())
    expect(granted(store)).toEqual([])
  })

  it('keeps a lasting grant of a service that was once allowed for the session', () => {
    const store = startStore()
    store.actions.grantForSession('video')
    store.actions.acceptAll()
    store.actions.open('preferences')
    store.actions.save()
    expect(decisionsOf(store)).toEqual(deniedBut(...OPTIONAL))
  })

  it('R16 does not bring an expired grant back when no switch was touched', () => {
    const clock = clockAt()
    const store = startStore(exampleConfig, { now: clock })
    store.actions.acceptAll()
    clock.pass(185 * DAY)
    store.actions.save()
    expect(decisionsOf(store)).toEqual(deniedBut())
  })

  it('takes given decisions in place of the draft', () => {
    const store = startStore()
    store.actions.setDraft('marketing', 'granted')
    store.actions.save({ theme: 'granted' })
    expect(granted(store)).toEqual(['theme'])
  })

  it('takes the word on a service over that on its category, in whatever order', () => {
    for (const decisions of [
      { marketing: 'denied', video: 'granted' },
      { video: 'granted', marketing: 'denied' },
    ] as const) {
      const store = startStore()
      store.actions.save(decisions)
      expect(decisionsOf(store)).toEqual(deniedBut('video'))
    }
  })

  it('R89 denies a category when one of its services is', () => {
    for (const decisions of [
      { marketing: 'granted', video: 'denied' },
      { video: 'denied', marketing: 'granted' },
    ] as const) {
      const store = startStore()
      store.actions.save(decisions)
      expect(decisionsOf(store)).toEqual(deniedBut('ads'))
    }
  })

  it.each([true, 1, 'yes', 'GRANTED', {}])('R4 reads %j as a refusal', (value) => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA' })
    Reflect.apply(store.actions.save, undefined, [{ stats: value, analytics: value }])
    expect(store.getState().permissions).toMatchObject({ stats: 'denied', analytics: 'denied', ads: 'granted' })
    expect(decodeChoice(encodeChoice(choiceOf(store)))).toEqual(choiceOf(store))
  })

  it('R4 records nothing about ids that cannot be decided', () => {
    const store = startStore(exampleWith({ categories: { ...exampleInput.categories, social: {} } }))
    const ids = ['necessary', 'session', 'social', 'unknown', 'constructor', '__proto__', '(marketing']
    store.actions.save(Object.fromEntries(ids.map((id) => [id, 'granted'])))
    expect(decisionsOf(store)).toEqual(deniedBut())
    store.actions.withdraw(ids)
    expect(decisionsOf(store)).toEqual(deniedBut())
  })
})
