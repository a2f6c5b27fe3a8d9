import type { ActHost } from './ActHost.js'
import type { Choice, ChoiceAction } from './Choice.js'
import type { Condition } from './Condition.js'
import type { Cause, ConsentActions, ConsentData } from './ConsentState.js'
import { createChoice, standingDecisions } from './createChoice.js'
import type { OptOut } from './Decidable.js'
import { decide, toggle } from './decide.js'
import type { Decision, Decisions } from './Decision.js'
import { isGesture, methodOf, placeOf } from './methodOf.js'
import { note } from './note.js'
import { receiveChoice } from './receiveChoice.js'
import { objectable, OPT_OUTS } from './sidePurposes.js'
import { recordChoice } from './takeChoice.js'

/** The actions that decide something. Their code is loaded after the first paint: see {@link createStoreShell}. */
export type ConsentActs = Pick<
  ConsentActions,
  | 'acceptAll'
  | 'rejectAll'
  | 'refuseByClosing'
  | 'save'
  | 'withdraw'
  | 'grantForSession'
  | 'grantAlways'
  | 'setDraft'
  | 'forget'
> & {
  /**
   * Records that a gate opens once, and returns whether it may: not what an age forbids, nor without a gesture where only
   * that counts, nor at the first of two steps.
   */
  readonly allowOnce: (condition: Condition<string>, cause?: Cause) => boolean
  /** Records that a notice was read: see {@link note}. */
  readonly note: (action: 'seen' | 'acknowledged', cause?: Cause) => void
  /** What other acts are made of. */
  readonly tools: ActTools
  /** Takes a choice of another tab or device: see {@link receiveChoice}. */
  readonly receive: (choice: Choice | null) => void
}

/** What an act is made of; handed to those whose code comes apart, so that it brings none of this along. */
interface ActTools {
  /** Records a choice: these answers, and what people were told of; `null` for everything. */
  readonly commit: (
    action: ChoiceAction,
    cause: Cause | undefined,
    decisions: Decisions,
    told?: readonly string[] | null,
    change?: Partial<ConsentData>,
  ) => void
  /** The answers that go on as they are. */
  readonly standing: () => Decisions
  /** The same, with some of them refused. */
  readonly refuse: (ids: readonly string[]) => Decisions
  /** Whether this may grant: not without a gesture, where only that counts. */
  readonly mayGrant: (cause?: Cause) => boolean
  /** The activities that people can object to. */
  readonly objectable: readonly string[]
}

/** Makes the acts of a store: what a person can decide, each as one change of the state. */
export function createActs(host: ActHost): ConsentActs {
  const { config, kit, get, set, emit } = host
  const asked = config.decidables.filter(kit.isAsked)
  const optional = asked.map(({ id }) => id)

  const isOptionalService = (id: string): boolean => asked.some((one) => one.id === id && one.fingerprint)
  const mayGrant = (cause?: Cause): boolean => !host.isOvertaken && isGesture(config, cause, get().isActive)

  /** Whether people are asked; elsewhere they are told, and everything has a way out. */
  const isQuestion = (): boolean => get().prompt.model === 'opt-in'
  /** Whether a grant takes a second step: the first one only moves the switches (11 CCR 7028). */
  const needsTwoSteps = (): boolean => get().choice?.decisions['sale'] === 'denied' && !isQuestion()

  const all = (ids: readonly string[], decision: Decision): Decisions =>
    Object.fromEntries(ids.map((id) => [id, decision]))
  /** What a refusal of everything refuses: more than is asked. */
  const refusable = (): readonly string[] => {
    // Sale can happen on a server alone; sensitive data are only worth a word where the config has some.
    const isMeant = (purpose: OptOut): boolean =>
      purpose === 'sale' || asked.some(({ groups }) => groups.includes(purpose))
    return [...optional, ...objectable(config), ...(isQuestion() ? [] : OPT_OUTS.filter(isMeant))]
  }

  const decideAll = (base: Decisions, ids: readonly string[], decision: Decision): Decisions =>
    ids.reduce<Decisions>((decisions, id) => decide(config, decisions, id, decision), base)

  const standing = (): Decisions => standingDecisions(kit, config, get())
  const refuse = (ids: readonly string[]): Decisions => decideAll(standing(), ids, 'denied')
  const make = (
    action: ChoiceAction,
    cause: Cause | undefined,
    decisions: Decisions,
    told: readonly string[] | null,
    state = get(),
  ): Choice => {
    const method = methodOf(cause, state.surface, state.isActive)
    return createChoice(kit, config, state, { action, method, decisions, told })
  }
  const commit: ActTools['commit'] = (action, cause, decisions, told = null, change = { surface: 'none' }) =>
    recordChoice(host, make(action, cause, decisions, told), change)

  /** Tells of a grant that ends with the page: it is recorded of the same person, and the stored choice stays as it is. */
  const tell = (action: ChoiceAction, ids: readonly string[], cause: Cause | undefined): void => {
    const state = get()
    const made = make(action, cause, all(ids, 'granted'), ids, { ...state, choice: null })
    emit({ ...made, subject: state.choice?.subject ?? null })
  }

  /** What the switches show: what is permitted, but for what lasts only until the page is left. */
  const shown = (): Decisions => {
    const permissions = kit.evaluate(config, { ...get(), sessionGrants: [] })
    return Object.fromEntries(optional.map((id) => [id, permissions[id]]))
  }

  /**
   * The first of two steps, where a grant of these takes two: shows their switches moved, and waits for the person to
   * save them. Returns whether it takes two.
   */
  const stepFirst = (ids: readonly string[]): boolean => {
    if (!needsTwoSteps() || !asked.some(({ id, groups }) => ids.includes(id) && groups.includes('sale'))) return false
    const draft = ids.reduce<Decisions>((next, id) => toggle(config, next, id, 'granted'), shown())
    set({ draft, surface: 'preferences' })
    return true
  }

  const answer =
    (action: ChoiceAction, decision: Decision) =>
    (cause?: Cause): void => {
      if (decision === 'granted' && !mayGrant(cause)) return
      const state = get()
      const { added } = state.prompt
      // On a prompt for additions the first layer asks about them only: older answers stay as they are.
      if (added.length > 0 && placeOf(cause, state.surface) === 'banner' && !kit.isLapsed(state)) {
        if (decision === 'granted' && stepFirst(added)) return
        const decisions = decideAll(standing(), added, decision)
        commit(action, cause, settle(decisions, added), added)
      } else if (decision === 'denied') commit(action, cause, all(refusable(), decision))
      else if (needsTwoSteps()) set({ draft: all([...optional, ...OPT_OUTS], decision), surface: 'preferences' })
      else commit(action, cause, all(optional, decision))
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

  const noteAs = note.bind(null, host)
  const receive = receiveChoice.bind(null, host)

  return {
    allowOnce: (condition, cause) => {
      const ids = idsOf(condition)
      const isWithheld = get().jurisdiction.withheld?.some((id) => ids.includes(id))
      if (isWithheld || !mayGrant(cause) || stepFirst(ids)) return false
      tell('allow-once', ids, cause)
      return true
    },
    acceptAll: answer('accept-all', 'granted'),
    rejectAll: answer('reject-all', 'denied'),
    refuseByClosing: (cause) => (isQuestion() ? answer('close', 'denied')(cause) : noteAs('seen', cause)),
    note: noteAs,
    tools: { commit, standing, refuse, mayGrant, objectable: objectable(config) },
    forget: () => receive(null),
    receive,
    save: (decisions, cause) => {
      const moved: Decisions = decisions ?? get().draft
      // Categories come first here, so that the word on a service is the last one.
      const chosen = optional.reduce<Decisions>(
        (next, id) => (moved[id] ? decide(config, next, id, moved[id] === 'granted' ? 'granted' : 'denied') : next),
        { ...moved, ...shown() },
      )
      if (mayGrant(cause) || !Object.values(chosen).includes('granted')) return commit('save', cause, chosen)
      // What it refuses counts all the same, and nothing beside it.
      const refused = optional.filter((id) => moved[id] && moved[id] !== 'granted')
      if (refused.length > 0) commit('save', cause, refuse(refused), refused, {})
    },
    withdraw: (ids, cause) => {
      if (Array.isArray(ids)) commit('withdraw', cause, refuse(ids), ids, {})
      else commit('withdraw', cause, all(refusable(), 'denied'))
    },
    grantForSession: (service, cause) => {
      const { sessionGrants } = get()
      if (!isOptionalService(service) || sessionGrants.includes(service) || !mayGrant(cause) || stepFirst([service]))
        return
      set({ sessionGrants: [...sessionGrants, service] })
      tell('allow-session', [service], cause)
    },
    grantAlways: (service, cause) => {
      if (!isOptionalService(service) || !mayGrant(cause) || stepFirst([service])) return
      const decisions = decide(config, standing(), service, 'granted')
      commit('allow-always', cause, decisions, [service], {})
    },
    setDraft: (id, decision) => {
      if (optional.includes(id)) set({ draft: toggle(config, { ...shown(), ...get().draft }, id, decision) })
    },
  }
}

/** Every id that a condition names. */
function idsOf(condition: Condition<string>): readonly string[] {
  return typeof condition === 'string' ? [condition] : (condition.all ?? condition.any).flatMap(idsOf)
}
