import { createRecord, createRights, parseRecord, type Choice, type ConsentStore } from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { exampleConfig, granted, revisit, startStore } from './exampleConfig.js'

/** Every act that a store tells of, from now on. */
function heard(store: ConsentStore): Choice[] {
  const choices: Choice[] = []
  store.onChoice((choice) => void choices.push(choice))
  return choices
}

describe('R112 one record per event', () => {
  it.each<[string, string, (store: ConsentStore) => void]>([
    ['a grant', 'accept-all', ({ actions }) => actions.acceptAll()],
    ['a refusal', 'reject-all', ({ actions }) => actions.rejectAll()],
    ['closing the banner', 'close', ({ actions }) => actions.refuseByClosing()],
    ['a save', 'save', ({ actions }) => actions.save({ analytics: 'granted' })],
    ['a withdrawal', 'withdraw', ({ actions }) => actions.withdraw(['analytics'])],
    ['always', 'allow-always', ({ actions }) => actions.grantAlways('video')],
    ['a session grant', 'allow-session', ({ actions }) => actions.grantForSession('video')],
    ['once', 'allow-once', ({ inlet }) => inlet.perform((acts) => acts.allowOnce({ any: ['video', 'ads'] }))],
    ['a take-over', 'import', ({ inlet }) => inlet.emit(imported())],
  ])('R112 %s is one', (_what, action, act) => {
    const store = startStore()
    const choices = heard(store)
    act(store)
    expect(choices.map((choice) => choice.action)).toEqual([action])
    const [choice] = choices
    const record = choice && createRecord(choice, { config: exampleConfig, state: store.getState() })
    expect(parseRecord(record)).toEqual({ ok: true, record })
  })

  it('R112 what changes nothing is none', () => {
    const store = startStore()
    const choices = heard(store)
    store.actions.setDraft('analytics', 'granted')
    store.actions.discardDraft()
    store.actions.open('preferences')
    store.actions.close()
    store.actions.grantForSession('video')
    store.actions.grantForSession('video')
    store.actions.grantForSession('unknown')
    store.actions.grantForSession('session')
    expect(choices.map(({ action }) => action)).toEqual(['allow-session'])
  })

  it('R112 what another tab or the storage brings is none', () => {
    const first = startStore()
    first.actions.acceptAll()
    const next = revisit(first)
    const choices = heard(next)
    next.inlet.receive(first.getState().choice)
    next.inlet.receive(null)
    expect(choices).toEqual([])
  })

  it('R112 acts that wait for the storage are told of once each, in order', () => {
    const store = startStore()
    const choices = heard(store)
    store.actions.rejectAll()
    store.actions.acceptAll()
    store.actions.withdraw()
    expect(choices.map(({ action }) => action)).toEqual(['reject-all', 'accept-all', 'withdraw'])
    expect(new Set(choices.map(({ id }) => id)).size).toBe(3)
  })

  it('R66 a grant that ends with the page is of the same person, and hands on no other answer', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA' })
    createRights(store).optOut()
    const subject = 's'.repeat(22)
    const { choice } = store.getState()
    store.inlet.set({ choice: choice && { ...choice, subject } })
    const choices = heard(store)
    store.actions.grantForSession('stats')
    store.inlet.perform((acts) => acts.allowOnce('heatmap'))
    expect(choices).toMatchObject([
      { action: 'allow-session', subject },
      { action: 'allow-once', subject },
    ])
    expect(choices.map(({ decisions }) => decisions)).toEqual([{ stats: 'granted' }, { heatmap: 'granted' }])
  })

  it('R112 a grant that ends with the page says so, names only what it is about, and is no part of the choice', () => {
    const store = startStore()
    store.actions.rejectAll()
    const { choice: before } = store.getState()
    const choices = heard(store)
    store.actions.grantForSession('video')
    const [choice] = choices
    expect(choice?.decisions).toEqual({ video: 'granted' })
    expect(Object.keys(choice?.asked ?? {})).toEqual(['video'])
    expect(store.getState().choice).toBe(before)
    expect(granted(store)).toEqual(['video'])
    const record = choice && createRecord(choice, { config: exampleConfig, state: store.getState() })
    expect(record).toMatchObject({ validUntil: null, event: { action: 'allow-session', state: 'given' } })
  })
})

function imported(): Choice {
  const store = startStore()
  store.actions.acceptAll()
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return { ...choice, action: 'import' }
}
