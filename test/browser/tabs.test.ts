import { fromOneTrust } from 'fluxconsent/core'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { decodeChoice } from '../../src/core/codec.js'
import { encodeChoice } from '../../src/core/lazy.js'
import { exampleConfig, granted, NOW, startStore } from '../core/exampleConfig.js'
import { openTabs, withActs, withoutActs, type StoreMaker, type Tab, type Tabs } from './openTabs.js'

beforeEach(() => void vi.useFakeTimers({ now: NOW }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** Time passes. */
const pass = (milliseconds = 10): void => void vi.setSystemTime(Date.now() + milliseconds)
const actionOf = ({ store }: Tab): string | null => store.getState().choice?.action ?? null

/** Tabs that listen. */
function running(makers: readonly StoreMaker[], change?: Parameters<typeof openTabs>[1]): Tabs {
  const opened = openTabs(makers, change)
  for (const tab of opened.tabs) {
    tab.begin()
    tab.arrive()
  }
  return opened
}

function two(change?: Parameters<typeof openTabs>[1]): { kept: string[]; one: Tab; other: Tab } {
  const { tabs, kept } = running([withActs, withoutActs], change)
  const [one, other] = tabs
  if (!one || !other) throw new Error('nothing was opened')
  return { kept, one, other }
}

/** What somebody decided elsewhere, as it is kept. */
function decided(act: 'acceptAll' | 'rejectAll', at = Date.now()): string {
  const store = startStore(exampleConfig, { now: () => at })
  store.actions[act]()
  const { choice } = store.getState()
  return choice ? encodeChoice(choice) : ''
}

describe.each([
  ['with its acts', withActs],
  ['whose acts come later', withoutActs],
])('a tab %s', (_, make) => {
  const lone = (change?: Parameters<typeof openTabs>[1]): { tab: Tab; kept: string[] } => {
    const { tabs, kept } = openTabs([make], change)
    const [tab] = tabs
    if (!tab) throw new Error('nothing was opened')
    return { tab, kept }
  }

  it('R49 keeps what was chosen between two starts of its effects where nothing was stored before', () => {
    const { tab, kept } = lone()
    tab.begin()
    tab.arrive()
    tab.stop()
    tab.store.actions.rejectAll()
    tab.begin()
    expect(actionOf(tab)).toBe('reject-all')
    tab.arrive()
    expect(actionOf(tab)).toBe('reject-all')
    expect(kept).toHaveLength(1)
  })

  it('R133 forgets for good between two starts of its effects', () => {
    const { tab, kept } = lone()
    tab.begin()
    tab.arrive()
    tab.store.actions.acceptAll()
    tab.stop()
    tab.store.actions.forget()
    tab.begin()
    tab.arrive()
    expect(actionOf(tab)).toBeNull()
    expect(kept).toEqual([])
  })

  it('R52 asks again where the storage was cleared between two starts of its effects', () => {
    const { tab, kept } = lone()
    tab.begin()
    tab.arrive()
    tab.store.actions.acceptAll()
    tab.stop()
    kept.length = 0
    tab.begin()
    tab.arrive()
    expect(tab.store.getState()).toMatchObject({ choice: null, surface: 'banner' })
    expect(kept).toEqual([])
  })

  it('R4 keeps the newer choice where an older copy is all that is stored when its effects start again', () => {
    const { tab, kept } = lone()
    tab.begin()
    tab.arrive()
    tab.store.actions.acceptAll()
    const copies = [...kept]
    pass()
    tab.store.actions.rejectAll()
    const refused = [...kept]
    tab.stop()
    kept.splice(0, Infinity, ...copies)
    tab.begin()
    tab.arrive()
    expect(actionOf(tab)).toBe('reject-all')
    expect(kept).toEqual(refused)
  })

  it.each([
    ['an empty storage', [], {}],
    ['a stored choice', [decided('acceptAll', NOW - 1000)], {}],
    ['another tool whose choice may be taken over', [], { import: [fromOneTrust({ C0002: 'analytics' })] }],
  ])('R4 grants nothing that waits, with %s, where another tab has refused meanwhile', (_what, before, change) => {
    const { tab, kept } = lone(change)
    kept.push(...before)
    tab.begin()
    // What has its acts, and nothing to read, has accepted at once: the refusal is the newer one.
    tab.store.actions.acceptAll()
    pass()
    kept.splice(0, Infinity, decided('rejectAll'))
    pass()
    tab.arrive()
    expect(actionOf(tab)).toBe('reject-all')
    expect(granted(tab.store)).toEqual([])
    tab.store.actions.acceptAll()
    expect(actionOf(tab)).toBe('accept-all')
  })

  it('R4 carries out what a save that waits refuses, where another tab has granted meanwhile, and nothing else', () => {
    const { tab, kept } = lone()
    kept.push(decided('rejectAll', NOW - 1000))
    tab.begin()
    tab.store.actions.save({ stats: 'denied', video: 'granted' })
    pass()
    const other = startStore(exampleConfig, { now: Date.now })
    other.actions.save({ stats: 'granted', theme: 'granted' })
    kept.splice(0, Infinity, encodeChoice(other.getState().choice ?? expect.fail()))
    pass()
    tab.arrive()
    expect(granted(tab.store)).toEqual(['theme'])
    expect(tab.store.getState().choice?.decisions).toMatchObject({ stats: 'denied', video: 'denied' })
  })

  it('R4 makes no grant of what is on by default by a save that waits', () => {
    const { tab, kept } = lone()
    kept.push(decided('rejectAll', NOW - 1000))
    tab.begin()
    tab.store.actions.setJurisdiction('US-CA')
    tab.store.actions.save({ stats: 'denied' })
    pass()
    const other = startStore(exampleConfig, { now: Date.now, jurisdiction: 'US-CA' })
    other.actions.save({ theme: 'granted' })
    const { choice } = other.getState()
    kept.splice(0, Infinity, encodeChoice({ ...(choice ?? expect.fail()), decisions: { theme: 'granted' } }))
    tab.arrive()
    expect(tab.store.getState().choice?.decisions).not.toMatchObject({ ads: 'granted' })
    expect(tab.store.getState().choice?.decisions).toMatchObject({ stats: 'denied', theme: 'granted' })
  })
})

describe('two tabs', () => {
  it('R133 to forget ends what was allowed for the session in the other one, also where no choice was made', () => {
    const { one, other } = two()
    other.store.actions.grantForSession('video')
    const { jurisdiction } = other.store.getState()
    one.store.actions.forget()
    other.hear()
    expect(granted(other.store)).toEqual([])
    // Which is what ends what was allowed once.
    expect(other.store.getState().jurisdiction).not.toBe(jurisdiction)
    expect(one.hear()).toBe(false)
  })

  it('R51 a choice of the other tab is heard after one was forgotten here, whatever the clock says', () => {
    const { kept, one, other } = two()
    pass(60_000)
    one.store.actions.acceptAll()
    other.hear()
    one.store.actions.forget()
    other.hear()
    // Somebody has put it right, and the other tab belongs to another host: nobody is told.
    pass(-60_000)
    kept.push(decided('rejectAll'))
    one.focus()
    expect(actionOf(one)).toBe('reject-all')
  })

  it('R4 a refusal stays where a busy tab hears of it later than of what was forgotten before it', () => {
    const { kept, one, other } = two()
    one.store.actions.acceptAll()
    other.hear()
    one.store.actions.forget()
    pass()
    one.store.actions.rejectAll()
    // By now it is known to be stored.
    vi.advanceTimersByTime(10)
    other.hearOne()
    one.focus()
    for (const tab of [other, one]) {
      tab.hear()
      tab.focus()
    }
    expect([actionOf(one), actionOf(other)]).toEqual(['reject-all', 'reject-all'])
    expect(kept).toHaveLength(1)
  })

  it('R4 R133 who hears late of a forgetting takes nothing of what was decided since out of the storage', () => {
    const { kept, one, other } = two()
    one.store.actions.acceptAll()
    other.hear()
    one.store.actions.forget()
    pass()
    one.store.actions.rejectAll()
    // Not for a moment: another tab may look just then, and would take it for forgotten.
    const held: number[] = []
    other.store.subscribe(() => held.push(kept.length))
    other.hear()
    expect(actionOf(other)).toBe('reject-all')
    expect(new Set(held)).toEqual(new Set([1]))
  })

  it('R133 an older choice that cannot be cleared counts for nothing once everything was forgotten', () => {
    const out = decided('acceptAll', NOW - 1_000)
    const kept = [decided('rejectAll')]
    const storage = {
      read: () => [...kept, out],
      write: (value: string) => void kept.splice(0, Infinity, value),
      clear: () => void kept.splice(0),
    }
    const { one, other } = two({ storage })
    expect(actionOf(one)).toBe('reject-all')
    one.store.actions.forget()
    one.focus()
    other.hear()
    other.focus()
    expect([actionOf(one), actionOf(other)]).toEqual([null, null])
    expect([granted(one.store), granted(other.store)]).toEqual([[], []])
  })

  it('R133 a late copy of what was forgotten counts nowhere, and is removed', () => {
    const { kept, one, other } = two()
    one.store.actions.acceptAll()
    other.hear()
    const copies = [...kept]
    one.store.actions.forget()
    other.hear()
    kept.push(...copies)
    one.focus()
    expect(kept).toEqual([])
    other.focus()
    expect([actionOf(one), actionOf(other)]).toEqual([null, null])
  })

  it('R4 a refusal is written again where an older copy is all that is left', () => {
    const { kept, one } = two()
    one.store.actions.acceptAll()
    const copies = [...kept]
    pass()
    one.store.actions.rejectAll()
    const refused = [...kept]
    kept.splice(0, Infinity, ...copies)
    one.focus()
    expect(actionOf(one)).toBe('reject-all')
    expect(kept).toEqual(refused)
  })

  it('R133 nothing comes back by what a tab learns of a choice that another one has forgotten', () => {
    const { kept, one, other } = two()
    one.store.actions.acceptAll()
    other.hear()
    one.store.actions.forget()
    const { choice } = other.store.getState()
    other.store.inlet.set({ choice: choice && { ...choice, subject: 'A'.repeat(22) } })
    one.hear()
    other.hear()
    expect([actionOf(one), actionOf(other)]).toEqual([null, null])
    expect(kept).toEqual([])
  })

  it('R4 a refusal outlasts what another tab forgets in the same moment', () => {
    const { kept, one, other } = two()
    one.store.actions.acceptAll()
    other.hear()
    pass()
    other.store.actions.rejectAll()
    one.store.actions.forget()
    one.hear()
    other.hear()
    expect([actionOf(one), actionOf(other)]).toEqual(['reject-all', 'reject-all'])
    expect(kept).toHaveLength(1)
  })
})

it('R4 R49 a withdrawal is written where there is room for it once the former choice is gone', () => {
  let kept: readonly string[] = []
  const storage = {
    read: () => kept,
    write: (value: string) => {
      if (kept.length > 0) throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
      kept = [value]
    },
    clear: () => void (kept = []),
  }
  const { one } = two({ storage })
  one.store.actions.acceptAll()
  one.store.actions.withdraw()
  expect(kept.map((value) => decodeChoice(value)?.action)).toEqual(['withdraw'])
  vi.runAllTimers()
  expect(one.store.getState().persistence).toBe('stored')
})
