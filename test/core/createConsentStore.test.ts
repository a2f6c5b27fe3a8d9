import { describe, expect, it, vi } from 'vitest'
import { exampleWith, granted, revisit, startStore, stats } from './exampleConfig.js'

describe('identity', () => {
  it('keeps every part that did not change', () => {
    const store = startStore()
    store.actions.acceptAll()
    const before = store.getState()
    store.actions.open('preferences')
    store.actions.close()
    store.actions.discardDraft()
    store.inlet.set({ persistence: 'memory' })
    const after = store.getState()
    const parts = ['permissions', 'prompt', 'draft', 'sessionGrants', 'jurisdiction', 'signals', 'choice'] as const
    for (const part of parts) expect(after[part], part).toBe(before[part])
  })

  it('keeps the permissions when an answer changes none of them', () => {
    const store = startStore()
    store.actions.rejectAll()
    const { permissions } = store.getState()
    store.actions.rejectAll()
    store.actions.save()
    expect(store.getState().permissions).toBe(permissions)
  })

  it('never changes its actions', () => {
    const store = startStore()
    const { acceptAll, save } = store.getState()
    acceptAll()
    expect(store.getState().acceptAll).toBe(acceptAll)
    expect(store.actions.save).toBe(save)
  })
})

describe('listeners', () => {
  it('R41 goes on when a subscriber throws, and reports it', () => {
    const store = startStore()
    const [later, failed, made] = [vi.fn(), vi.fn(), vi.fn()]
    const error = new Error('of the app')
    store.onError(failed)
    store.onChoice(made)
    store.subscribe(() => {
      throw error
    })
    store.subscribe(later)
    expect(() => store.actions.rejectAll()).not.toThrow()
    expect(later).toHaveBeenCalled()
    expect(made).toHaveBeenCalledTimes(1)
    expect(failed).toHaveBeenCalledWith(error)
  })

  it('R41 goes on when a listener for choices throws, and reports it', () => {
    const store = startStore()
    const [failed, later] = [vi.fn(), vi.fn()]
    store.onError(failed)
    store.onChoice(() => {
      throw new Error('of the app')
    })
    store.onChoice(later)
    expect(() => store.actions.acceptAll()).not.toThrow()
    expect(later).toHaveBeenCalledTimes(1)
    expect(failed).toHaveBeenCalledTimes(1)
  })

  it('says an error on the console where nobody listens', () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const error = new Error('nobody listens')
    startStore().inlet.fail(error)
    expect(said).toHaveBeenCalledWith(error)
  })

  it('does not call a listener that stopped', () => {
    const store = startStore()
    const [choices, states] = [vi.fn(), vi.fn()]
    const stops = [store.onChoice(choices), store.subscribe(states)]
    for (const stop of stops) stop()
    store.actions.acceptAll()
    expect(choices).not.toHaveBeenCalled()
    expect(states).not.toHaveBeenCalled()
  })

  it('R112 tells of one choice per act', () => {
    const store = startStore()
    const made = vi.fn()
    store.onChoice(made)
    store.actions.save({ analytics: 'granted' })
    expect(made).toHaveBeenCalledTimes(1)
    expect(made).toHaveBeenCalledWith(store.getState().choice)
  })

  it('never throws, whatever it is given', () => {
    const store = startStore()
    const odd = [undefined, null, true, 0, 'banner', {}, [], { event: null }, Symbol('x')]
    for (const cause of odd) {
      for (const act of ['acceptAll', 'rejectAll', 'refuseByClosing'] as const) {
        expect(() => Reflect.apply(store.actions[act], undefined, [cause])).not.toThrow()
      }
      expect(() => Reflect.apply(store.actions.save, undefined, [cause, cause])).not.toThrow()
      expect(() => Reflect.apply(store.actions.setDraft, undefined, [cause, cause])).not.toThrow()
      expect(() => Reflect.apply(store.actions.grantAlways, undefined, [cause, cause])).not.toThrow()
      expect(() => Reflect.apply(store.actions.grantForSession, undefined, [cause, cause])).not.toThrow()
    }
  })
})

describe('the next visit', () => {
  it('finds the answers as they were', () => {
    const store = startStore()
    store.actions.save({ stats: 'granted' })
    expect(granted(revisit(store))).toEqual(['stats'])
  })

  it('does not carry a session grant over', () => {
    const store = startStore()
    store.actions.grantForSession('video')
    expect(granted(store)).toEqual(['video'])
    expect(store.getState().choice).toBeNull()
    expect(granted(revisit(store))).toEqual([])
  })

  it('closes what the config no longer has', () => {
    const store = startStore()
    store.actions.acceptAll()
    expect(granted(revisit(store, exampleWith({ services: [stats] })))).toEqual(['analytics', 'stats'])
  })
})
