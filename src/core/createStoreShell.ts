import { createStore } from 'zustand/vanilla'
import type { Choice } from './Choice.js'
import type { ConsentActions, ConsentData, ConsentState } from './ConsentState.js'
import type { Refinement } from './Jurisdiction.js'
import type { ConsentInlet, ConsentStore } from './ConsentStore.js'
import type { ActHost } from './ActHost.js'
import type { ConsentActs } from './createActs.js'
import { createEmitter, type Emitter } from './createEmitter.js'
import { evaluate } from './evaluate.js'
import { KIT } from './kit.js'
import { promptFor } from './promptFor.js'
import type { RegisteredConfig } from './Register.js'
import { NO_SIGNALS, type Signals } from './Signals.js'
import type { Situation } from './ruleFor.js'

// In every browser and server; core is compiled without the dom library.
declare const console: { error(error: unknown): void }
// In every browser.
declare const navigator: { readonly userActivation?: { readonly isActive: boolean } } | undefined

/** What a server read from the request, for the first render: see {@link readConsent}. Plain data. */
export interface InitialConsent {
  readonly choice: Choice | null
  readonly jurisdiction: string | null
  readonly signals: Signals
  /** Preferred language of the person. */
  readonly language: string | null
  /** The server's clock, so that server and browser render the same. */
  readonly now: number
}

/** How a store starts. */
export interface ConsentStoreOptions {
  readonly initial?: InitialConsent | undefined
  /** ISO code of the place, when the app knows it. */
  readonly jurisdiction?: string | undefined
  /** How old the person is, when the app knows it. @default that of the config */
  readonly audience?: Refinement | undefined
  /** The clock, in epoch milliseconds. @default Date.now */
  readonly now?: () => number
}

/**
 * Makes a store without the code of its acts: what the first paint needs.
 *
 * Acts that are called before `inlet.equip` brought their code, or before the storage was read, wait for both, in
 * order. Until then everything optional stays closed: a page that was cached with somebody's grants opens nothing for
 * others, and nothing runs that could not be stopped.
 */
export function createStoreShell(config: RegisteredConfig, options: ConsentStoreOptions = {}): ConsentStore {
  const { now = Date.now, initial } = options
  const choices = createEmitter<Choice>()
  const errors = createEmitter<unknown>((error) => console.error(error))
  let waiting: Emitter<ConsentActs> | null = null
  const noDraft = {}
  let acts: ConsentActs | null = null
  let isHydrated = false
  /** Whether the person was at it when the act was called that is carried out. */
  let isActive: boolean | undefined
  /**
   * Nothing opens before what can take it back, and remember that, is there: so a blocked chunk holds no refusal up. Nor
   * while an act waits: it may be a withdrawal.
   */
  const isOpen = (): boolean => isHydrated && !!acts && !waiting

  const place = (code: string | null | undefined, audience: Refinement | undefined): ConsentData['jurisdiction'] =>
    config.jurisdictionOf(code, initial?.now ?? options.now?.(), audience)
  /** What follows from the rest of the state. */
  const derive = (situation: Situation, before?: ConsentData): Derived => {
    const prompt = promptFor(config, situation, before?.prompt)
    return {
      prompt,
      permissions: evaluate(config, isOpen() ? situation : null, before?.permissions),
      status: !isHydrated && !initial ? 'loading' : prompt.required ? 'undecided' : 'decided',
    }
  }
  const set = (change: Partial<ConsentData>): void => {
    const before = inlet.get()
    const derived = derive({ ...before, ...change }, before)
    api.setState({ surface: nextSurface(before, derived.status), ...change, ...derived })
  }
  const catchUp = (): void => {
    if (acts && isHydrated) {
      // What throws must not keep a refusal behind it from being carried out.
      waiting?.emit(acts, errors.emit)
      waiting = null
      set({})
    }
  }
  const perform: ConsentInlet['perform'] = (
    run,
    active = typeof navigator === 'object' ? navigator.userActivation?.isActive : undefined,
  ) => {
    const carryOut = (loaded: ConsentActs): void => {
      // As it was when the act was called: by the time its code comes the person may have gone, or come.
      isActive = active
      run(loaded, inlet)
    }
    if (acts && isOpen()) carryOut(acts)
    else {
      waiting ??= createEmitter()
      waiting.on(carryOut)
      // The effect that loads the acts hears that one is waiting.
      set({})
    }
  }
  /** An act that runs once its code is there. */
  const act =
    <Name extends keyof ActValues>(name: Name) =>
    (...values: ActValues[Name]): void =>
      perform((loaded: Acting) => loaded[name](...values))
  const actions: ConsentActions = {
    acceptAll: act('acceptAll'),
    rejectAll: act('rejectAll'),
    refuseByClosing: act('refuseByClosing'),
    save: act('save'),
    withdraw: act('withdraw'),
    grantForSession: act('grantForSession'),
    grantAlways: act('grantAlways'),
    setDraft: act('setDraft'),
    setJurisdiction: (code) => {
      const { jurisdiction, audience } = api.getState()
      if (code !== jurisdiction.code) set({ jurisdiction: place(code, audience) })
    },
    discardDraft: () => set({ draft: noDraft }),
    open: (surface) => set({ surface }),
    close: () => {
      const { surface, status } = api.getState()
      set({ draft: noDraft, surface: surface === 'preferences' && status === 'undecided' ? 'banner' : 'none' })
    },
    forget: act('forget'),
  }

  const start = {
    choice: initial?.choice ?? null,
    sessionGrants: [],
    audience: options.audience,
    jurisdiction: place(options.jurisdiction ?? initial?.jurisdiction ?? config.jurisdiction, options.audience),
    signals: initial?.signals ?? NO_SIGNALS,
  }
  // Without a choice nothing can have expired, and the clock is not asked: a page that is rendered ahead may not.
  const situation: Situation = { ...start, now: initial?.now ?? 0 }
  const derived = derive(situation)
  const api = createStore<ConsentState>(() => ({
    ...start,
    ...actions,
    ...derived,
    surface: derived.status === 'undecided' ? 'banner' : 'none',
    draft: noDraft,
    withdrawal: null,
    persistence: 'stored',
  }))

  const inlet: ConsentInlet & ActHost = {
    config,
    kit: KIT,
    known: new Set(),
    set,
    noDraft,
    get: () => ({ ...api.getState(), now: now(), isActive }),
    emit: (choice) => choices.emit(choice, errors.emit),
    equip: (create) => {
      acts ??= create(inlet)
      catchUp()
    },
    perform,
    hydrate: (found, signals) => {
      isHydrated = true
      set({ choice: found, signals })
      catchUp()
    },
    receive: act('receive'),
    fail: errors.emit,
  }
  return {
    ...api,
    subscribe: (listener) =>
      api.subscribe((state, before) => {
        try {
          listener(state, before)
        } catch (error) {
          // What throws must not keep a withdrawal from the others.
          errors.emit(error)
        }
      }),
    config,
    actions,
    inlet,
    initialPermissions: evaluate(config, situation),
    isHydrated: isOpen,
    isProvisional: () => !isOpen() && !waiting,
    onChoice: choices.on,
    onError: errors.on,
  }
}

/** The acts by name, and what each is called with. */
type ActValues = { [Name in Exclude<keyof ConsentActs, 'allowOnce' | 'tools'>]: Parameters<ConsentActs[Name]> }
type Acting = { readonly [Name in keyof ActValues]: (...values: ActValues[Name]) => void }

type Derived = Pick<ConsentData, 'prompt' | 'permissions' | 'status'>

/** The banner comes by itself when something new has to be asked, and goes when it was answered. */
function nextSurface({ status: before, surface }: ConsentData, status: ConsentData['status']): ConsentData['surface'] {
  if (status === before) return surface
  if (surface === 'none' && status === 'undecided') return 'banner'
  return surface === 'banner' && status === 'decided' ? 'none' : surface
}
