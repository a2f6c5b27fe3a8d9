import { createConsentStore, createStoreShell, type ConsentConfig, type ConsentStore } from 'fluxconsent/core'
import { vi } from 'vitest'
import { readStorage } from '../../src/browser/readStorage.js'
import { start } from '../../src/browser/startActing.js'
import { exampleWith } from '../core/exampleConfig.js'

/** One tab of a browser that there is not: what happens in it happens when a test says so. */
export interface Tab {
  readonly store: ConsentStore
  /** Looks at the storage, as the first paint does; nothing where it runs. */
  readonly begin: () => void
  /** The code comes that decides, remembers and follows: once after each beginning. */
  readonly arrive: () => void
  /** Its effects are stopped. */
  readonly stop: () => void
  /** What others have told since arrives. Returns whether there was something. */
  readonly hear: () => boolean
  /** Only the oldest of that arrives: a busy tab hears of one thing after the other. */
  readonly hearOne: () => boolean
  /** The person comes back to it. */
  readonly focus: () => void
}

/** Tabs that share what they keep. */
export interface Tabs {
  readonly tabs: readonly Tab[]
  /** What the storage holds: can be changed as another host, a server or the person would do. */
  readonly kept: string[]
}

/** How a tab makes its store: with its acts, or as React does, where they come later. */
export type StoreMaker = (config: ConsentConfig) => ConsentStore

/** Opens one tab for each way to make a store. Needs fake timers; undone by `vi.unstubAllGlobals`. */
export function openTabs(makers: readonly StoreMaker[], change: Parameters<typeof exampleWith>[0] = {}): Tabs {
  const kept: string[] = []
  const storage = {
    read: () => [...kept],
    write: (value: string) => void kept.splice(0, Infinity, value),
    clear: () => void kept.splice(0),
  }
  const channels = new Set<FakeChannel>()
  class FakeChannel extends EventTarget {
    readonly inbox: unknown[] = []
    constructor(hold: (channel: FakeChannel) => void) {
      super()
      channels.add(this)
      hold(this)
    }
    postMessage(data: unknown): void {
      for (const other of channels) if (other !== this) other.inbox.push(data)
    }
    close(): void {
      channels.delete(this)
    }
  }
  const open = (make: StoreMaker): Tab => {
    const own = { window: new EventTarget(), document: Object.assign(new EventTarget(), { hidden: false, cookie: '' }) }
    let channel: FakeChannel | null = null
    let found: ReturnType<typeof readStorage> | null = null
    let life: AbortController | null = null
    /** Runs something in this tab. */
    const here = (work: () => void): void => {
      vi.stubGlobal('window', own.window)
      vi.stubGlobal('document', own.document)
      vi.stubGlobal('navigator', {})
      vi.stubGlobal(
        'BroadcastChannel',
        class extends FakeChannel {
          constructor() {
            super((made) => (channel = made))
          }
        },
      )
      work()
    }
    const store = make(exampleWith({ storage, ...change }))
    const hear = (most: number): boolean => {
      const told = channel && channels.has(channel) ? channel.inbox.splice(0, most) : []
      // The constructor of a real one makes `null` of what is not defined, a real channel does not.
      here(() => told.forEach((data) => channel?.dispatchEvent(Object.assign(new Event('message'), { data }))))
      return told.length > 0
    }
    return {
      store,
      begin: () => {
        if (life) return
        life = new AbortController()
        here(() => (found = readStorage(store)))
      },
      arrive: () => {
        const [looked, signal] = [found, life?.signal]
        found = null
        if (looked && signal) here(() => start(store, looked, signal))
      },
      stop: () => {
        here(() => life?.abort())
        life = found = null
      },
      hear: () => hear(Infinity),
      hearOne: () => hear(1),
      focus: () => here(() => own.window.dispatchEvent(new Event('focus'))),
    }
  }
  return { tabs: makers.map(open), kept }
}

/** A store that has its acts from the start. */
export const withActs: StoreMaker = (config) => createConsentStore(config, { jurisdiction: 'DE' })
/** A store whose acts come later. */
export const withoutActs: StoreMaker = (config) => createStoreShell(config, { jurisdiction: 'DE' })
