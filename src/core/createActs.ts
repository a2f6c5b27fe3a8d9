import type { Choice, ChoiceAction } from './Choice.js'
import type { ConsentConfig } from './ConsentConfig.js'
import type { Cause, ConsentActions, ConsentData } from './ConsentState.js'
import { createChoice, standingDecisions } from './createChoice.js'
import { decide, toggle } from './decide.js'
import type { Decision, Decisions } from './Decision.js'
import type { Kit } from './kit.js'
import { methodOf } from './methodOf.js'
import type { Situation } from './ruleFor.js'

/** What the acts work on. */
export interface ActHost {
  readonly config: ConsentConfig
  readonly kit: Kit
  /** The state as it is now, with the time. */
  readonly get: () => ConsentData & Situation
  readonly set: (change: Partial<ConsentData>) => void
  /** Makes a choice the current one, and tells that it was made here. */
  readonly record: (choice: Choice, change: Partial<ConsentData>) => void
}

/** The actions that decide something. Their code is loaded after the first paint: see {@link createStoreShell}. */
export type ConsentActs = Pick<
  ConsentActions,
  'acceptAll' | 'rejectAll' | 'refuseByClosing' | 'save' | 'withdraw' | 'grantForSession' | 'grantAlways' | 'setDraft'
>

/** Makes the acts of a store: what a person can decide, each as one change of the state. */
export function createActs({ config, kit, get, set, record }: ActHost): ConsentActs {
  const asked = config.decidables.filter(kit.isAsked)
  const optional = asked.map(({ id }) => id)

  const isOptionalService = (id: string): boolean => asked.some((one) => one.id === id && one.fingerprint)
  const mayGrant = (cause?: Cause): boolean => !config.trustedGesture || methodOf(cause, 'none') !== 'api'

  const decideAll = (base: Decisions, ids: readonly string[], decision: Decision): Decisions =>
    ids.reduce<Decisions>((decisions, id) => decide(config, decisions, id, decision), base)

  const commit = (
    action: ChoiceAction,
    cause: Cause | undefined,
    decisions: Decisions,
    told: readonly string[] | null = null,
    change: Partial<ConsentData> = { surface: 'none' },
  ): void => {
    const method = methodOf(cause, get().surface)
    record(createChoice(kit, config, get(), { action, method, decisions, told }), change)
  }

  const answer =
    (action: ChoiceAction, decision: Decision) =>
    (cause?: Cause): void => {
      if (decision === 'granted' && !mayGrant(cause)) return
      const state = get()
      const { added } = state.prompt
      // On a prompt for additions the first layer asks about them only: older answers stay as they are.
      if (added.length > 0 && state.surface === 'banner' && !kit.isLapsed(state)) {
        const decisions = decideAll(standingDecisions(kit, config, state), added, decision)
        commit(action, cause, settle(decisions, added), added)
      } else commit(action, cause, decideAll({}, optional, decision))
    }

  /** Answers the categories that came with the additions: by what is now in them. */
  const settle = (decisions: Decisions, added: readonly string[]): Decisions => {
    const next: Record<string, Decision | undefined> = { ...decisions }
    for (const { id, services } of asked) {
      if (next[id] || !services.some((service) => added.includes(service.id))) continue
      next[id] = services.every((service) => next[service.id] === 'granted') ? 'granted' : 'denied'
    }
    return next
  }

  /** What the switches show: what is permitted, but for what lasts only until the page is left. */
  const shown = (): Decisions => {
    const permissions = kit.evaluate(config, { ...get(), sessionGrants: [] })
    return Object.fromEntries(optional.map((id) => [id, permissions[id]]))
  }

  return {
    acceptAll: answer('accept-all', 'granted'),
    rejectAll: answer('reject-all', 'denied'),
    refuseByClosing: answer('close', 'denied'),
    save: (decisions, cause) => {
      const moved: Decisions = decisions ?? get().draft
      // Categories come first here, so that the word on a service is the last one.
      const chosen = optional.reduce<Decisions>(
        (all, id) => (moved[id] ? decide(config, all, id, moved[id] === 'granted' ? 'granted' : 'denied') : all),
        shown(),
      )
      if (mayGrant(cause) || !Object.values(chosen).includes('granted')) commit('save', cause, chosen)
    },
    withdraw: (ids, cause) => {
      const some = Array.isArray(ids) ? ids : null
      const decisions = decideAll(standingDecisions(kit, config, get()), some ?? optional, 'denied')
      commit('withdraw', cause, decisions, some, some ? {} : undefined)
    },
    grantForSession: (service, cause) => {
      const { sessionGrants } = get()
      if (isOptionalService(service) && mayGrant(cause))
        set({ sessionGrants: [...new Set([...sessionGrants, service])] })
    },
    grantAlways: (service, cause) => {
      if (!isOptionalService(service) || !mayGrant(cause)) return
      commit(
        'allow-always',
        cause,
        decide(config, standingDecisions(kit, config, get()), service, 'granted'),
        [service],
        {},
      )
    },
    setDraft: (id, decision) => {
      if (optional.includes(id)) set({ draft: toggle(config, { ...shown(), ...get().draft }, id, decision) })
    },
  }
}
