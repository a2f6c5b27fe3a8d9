import { describe, expect, it } from 'vitest'
import { exampleInput, exampleWith, granted, startStore } from './exampleConfig.js'

describe('drafts', () => {
  it('R17 never reach the permissions before they are saved', () => {
    const store = startStore()
    store.actions.open('preferences')
    store.actions.setDraft('marketing', 'granted')
    store.actions.setDraft('stats', 'granted')
    expect(store.getState().draft).toMatchObject({ marketing: 'granted', video: 'granted', stats: 'granted' })
    expect(granted(store)).toEqual([])
    expect(store.getState().choice).toBeNull()
    store.actions.save()
    expect(granted(store)).toEqual(['marketing', 'stats', 'video', 'ads'])
    expect(store.getState().draft).toEqual({})
  })

  it('R17 are discarded by closing', () => {
    const store = startStore()
    store.actions.open('preferences')
    store.actions.setDraft('marketing', 'granted')
    store.actions.close()
    expect(store.getState().draft).toEqual({})
    store.actions.save()
    expect(granted(store)).toEqual([])
  })

  it('R17 are discarded on request', () => {
    const store = startStore()
    store.actions.setDraft('marketing', 'granted')
    store.actions.discardDraft()
    expect(store.getState().draft).toEqual({})
  })

  it('R17 do not outlive an answer', () => {
    for (const act of ['acceptAll', 'rejectAll', 'withdraw', 'forget'] as const) {
      const store = startStore()
      store.actions.setDraft('marketing', 'granted')
      store.actions[act]()
      expect(store.getState().draft, act).toEqual({})
    }
  })

  it('R116 move the services of a category along, and the category with its services', () => {
    const store = startStore()
    store.actions.setDraft('analytics', 'granted')
    expect(store.getState().draft).toMatchObject({ analytics: 'granted', stats: 'granted', heatmap: 'granted' })
    store.actions.setDraft('stats', 'denied')
    expect(store.getState().draft).toMatchObject({ analytics: 'denied', stats: 'denied', heatmap: 'granted' })
    store.actions.setDraft('stats', 'granted')
    expect(store.getState().draft).toMatchObject({ analytics: 'granted', stats: 'granted', heatmap: 'granted' })
  })

  it('R116 count what is permitted already: the last service that was missing moves its category', () => {
    const store = startStore()
    store.actions.save({ stats: 'granted' })
    store.actions.setDraft('heatmap', 'granted')
    expect(store.getState().draft).toMatchObject({ analytics: 'granted', stats: 'granted', heatmap: 'granted' })
  })

  it.each(['necessary', 'session', 'social', 'unknown', 'constructor', ''])('do not move for "%s"', (id) => {
    const config = exampleWith({ categories: { ...exampleInput.categories, social: {} } })
    const store = startStore(config)
    store.actions.setDraft(id, 'denied')
    store.actions.setDraft(id, 'granted')
    expect(store.getState().draft).toEqual({})
  })
})
