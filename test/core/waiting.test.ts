import {
  createStoreShell,
  readSignals,
  type Choice,
  type ConsentActions,
  type ConsentStore,
  type Permissions,
} from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { createActs } from '../../src/core/lazy.js'
import { clockAt, exampleConfig, granted, NOW, OPTIONAL, startStore } from './exampleConfig.js'

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
})
