import {
  createStoreShell,
  readSignals,
  type Choice,
  type ConsentActions,
  type ConsentConfig,
  type ConsentStore,
  type Permissions,
} from 'fluxconsent/core'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createActs } from '../../src/core/lazy.js'
import { clockAt, exampleConfig, exampleWith, granted, NOW, OPTIONAL, startStore } from './exampleConfig.js'
import { trustedEvent } from './trustedEvent.js'

const NONE = readSignals({ header: () => null, navigator: () => undefined })

/** What the person had allowed at the last visit. */
function grantedBefore(): Choice {
  const store = startStore(exampleConfig, { now: clockAt(NOW - 1000) })
  store.actions.acceptAll()
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}

/** A store whose acts are still on their way, and everything that it ever permitted. */
function shell(): [ConsentStore, Permissions[]] {
  const store = createStoreShell(exampleConfig, { jurisdiction: 'DE', now: clockAt() })
  const seen: Permissions[] = []
  store.subscribe(({ permissions }) => void seen.push(permissions))
  return [store, seen]
}
const everOpened = (seen: readonly Permissions[]): boolean => seen.some(({ stats }) => stats === 'granted')

describe('while the code of the acts is on its way', () => {
  it('R5 carries out a refusal that waits behind an act that throws', () => {
    const [store] = shell()
    const errors: unknown[] = []
    store.onError((error) => void errors.push(error))
    store.inlet.hydrate(null, NONE)
    const fault = new Error('from the app')
    store.inlet.perform(() => {
      throw fault
    })
    store.actions.rejectAll()
    store.inlet.equip(createActs)
    expect(errors).toEqual([fault])
    expect(store.getState().choice?.action).toBe('reject-all')
    expect(store.isHydrated()).toBe(true)
  })

  it('R136 opens nothing that could not be taken back yet, and says so', () => {
    const [store] = shell()
    store.inlet.hydrate(grantedBefore(), NONE)
    expect(store.getState()).toMatchObject({ status: 'decided', surface: 'none' })
    expect(store.isHydrated()).toBe(false)
    expect(granted(store)).toEqual([])
    store.inlet.equip(createActs)
    expect(store.isHydrated()).toBe(true)
    expect(granted(store)).toEqual(OPTIONAL)
  })

  it('R136 permits what is required, and shows what has to be asked', () => {
    const [store] = shell()
    store.inlet.hydrate(null, NONE)
    expect(store.getState().permissions).toMatchObject({ necessary: 'granted', session: 'granted' })
    expect(store.getState()).toMatchObject({ status: 'undecided', surface: 'banner' })
  })

  it('R136 knows nothing but what the server read, until an act waits or its code is there', () => {
    const [store] = shell()
    expect(store.isProvisional()).toBe(true)
    store.inlet.hydrate(grantedBefore(), NONE)
    expect(store.isProvisional()).toBe(true)
    store.actions.open('preferences')
    expect(store.isProvisional()).toBe(true)
    store.actions.withdraw()
    expect(store.isProvisional()).toBe(false)
    store.inlet.equip(createActs)
    expect(store.isProvisional()).toBe(false)
  })

  const REFUSALS: Record<string, (actions: ConsentActions) => void> = {
    withdraw: ({ withdraw }) => withdraw(),
    'withdraw one': ({ withdraw }) => withdraw(['analytics']),
    rejectAll: ({ rejectAll }) => rejectAll(),
    refuseByClosing: ({ refuseByClosing }) => refuseByClosing(),
    'accept and withdraw': ({ acceptAll, withdraw }) => (acceptAll(), withdraw()),
  }
  it.each(Object.entries(REFUSALS))(
    'R136 never opens for a moment what %s takes back, whichever comes last',
    (_how, act) => {
      const arrivals: Record<string, (store: ConsentStore) => void> = {
        code: ({ inlet }) => inlet.equip(createActs),
        storage: ({ inlet }) => inlet.hydrate(grantedBefore(), NONE),
      }
      for (const order of [['storage', 'code'] as const, ['code', 'storage'] as const]) {
        const [store, seen] = shell()
        arrivals[order[0]]?.(store)
        act(store.actions)
        // Whatever else happens meanwhile.
        store.inlet.set({})
        arrivals[order[1]]?.(store)
        expect(store.getState().choice?.decisions['stats'], order.join()).toBe('denied')
        expect(granted(store)).not.toContain('stats')
        expect(everOpened(seen), order.join()).toBe(false)
      }
    },
  )

  it('R136 carries out what waits in its order', () => {
    const [store] = shell()
    store.inlet.hydrate(grantedBefore(), NONE)
    const told: string[] = []
    store.onChoice(({ action }) => void told.push(action))
    store.actions.rejectAll()
    store.actions.grantAlways('video')
    expect(told).toEqual([])
    store.inlet.equip(createActs)
    expect(told).toEqual(['reject-all', 'allow-always'])
    expect(granted(store)).toEqual(['video'])
  })

  it('R136 tells that an act waits, so that its code can be asked for again', () => {
    const [store, seen] = shell()
    store.inlet.hydrate(grantedBefore(), NONE)
    const before = seen.length
    store.actions.withdraw()
    expect(seen.length).toBe(before + 1)
  })

  describe('somebody presses a key, and is believed', () => {
    const at = (isActive: boolean): void => void vi.stubGlobal('navigator', { userActivation: { isActive } })
    afterEach(() => void vi.stubGlobal('navigator', {}))

    /** An act that waits, with somebody at it when it was called and when its code came. */
    const late = (config: ConsentConfig, wasActive: boolean, isActive: boolean): ConsentStore => {
      const store = createStoreShell(config, { jurisdiction: 'DE', now: clockAt() })
      store.inlet.hydrate(null, NONE)
      at(wasActive)
      store.actions.acceptAll(trustedEvent())
      at(isActive)
      store.inlet.equip(createActs)
      return store
    }

    it.each([
      [true, false, 'banner'],
      [true, true, 'banner'],
      [false, true, 'api'],
    ] as const)('R130 by what was so when it happened: %s, and %s once the code came', (then, now, method) => {
      expect(late(exampleConfig, then, now).getState().choice?.method).toBe(method)
      const isGranted = granted(late(exampleWith({ trustedGesture: true }), then, now)).length > 0
      expect(isGranted).toBe(method === 'banner')
    })

    it('R130 by what is so at each act after that', () => {
      const store = late(exampleConfig, true, false)
      store.actions.rejectAll(trustedEvent())
      expect(store.getState().choice?.method).toBe('api')
      at(true)
      store.actions.rejectAll(trustedEvent())
      expect(store.getState().choice?.method).toBe('page')
    })

    it('R130 by what its caller had seen, where the act itself came late', () => {
      const [store] = shell()
      store.inlet.hydrate(null, NONE)
      store.inlet.equip(createActs)
      at(false)
      store.inlet.perform((acts) => acts.acceptAll(trustedEvent()), true)
      expect(store.getState().choice?.method).toBe('banner')
    })
  })
})
