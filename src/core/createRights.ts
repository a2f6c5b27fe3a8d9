import type { Cause } from './ConsentState.js'
import type { ConsentStore } from './ConsentStore.js'
import type { OptOut } from './Decidable.js'
import type { Decision } from './Decision.js'

/** What people may do beside answering the question. The functions need no `this` and never throw. */
export interface ConsentRights {
  /** Dismisses a notice: records that it was `seen`. Grants nothing, and answers no question that asks for consent. */
  readonly dismiss: (cause?: Cause) => void
  /** Presses the button of a notice: records that it was `acknowledged`. Grants no more than `dismiss`. */
  readonly acknowledge: (cause?: Cause) => void
  /**
   * "Do not sell or share my personal information": refuses every service that shares, and is kept for what is sold on
   * a server. To allow it again takes two steps, for once and for the session too: the first one opens the preferences,
   * `save` confirms.
   *
   * @see California Civil Code 1798.120; 11 CCR 7026 and 7028
   */
  readonly optOut: (cause?: Cause) => void
  /** "Limit the use of my sensitive personal information": the same for sensitive services (Civil Code 1798.121). */
  readonly limitSensitive: (cause?: Cause) => void
  /** Objects to activities on legitimate interest: to all of them, or to some ids (GDPR article 21). */
  readonly object: (activities?: readonly string[] | null, cause?: Cause) => void
  /** Takes objections back. */
  readonly liftObjection: (activities: readonly string[], cause?: Cause) => void
}

/**
 * Makes the acts of a store that not every app needs: having read a notice, opting out of sale, limiting sensitive data,
 * objecting.
 *
 * Each is recorded as a choice. Apps that offer none of them load none of this code.
 *
 * @example
 * const { optOut } = createRights(store)
 * document.querySelector('#do-not-sell').addEventListener('click', optOut)
 */
export function createRights(store: Pick<ConsentStore, 'inlet'>): ConsentRights {
  const refuseLike =
    (purpose: OptOut) =>
    (cause?: Cause): void =>
      store.inlet.perform(({ tools }, { config }) => {
        const ids = config.decidables
          .filter(({ fingerprint, groups }) => fingerprint && groups.includes(purpose))
          .map(({ id }) => id)
        tools.commit('opt-out', cause, { ...tools.refuse(ids), [purpose]: 'denied' }, ids)
      })

  const answer = (ids: readonly string[] | null, decision: Decision, cause?: Cause): void =>
    store.inlet.perform(({ tools }) => {
      if (decision === 'granted' && !tools.mayGrant(cause)) return
      const known = tools.objectable.filter((id) => !ids || ids.includes(id))
      if (known.length === 0) return
      const answers = Object.fromEntries(known.map((id) => [id, decision]))
      tools.commit('object', cause, { ...tools.standing(), ...answers }, [], {})
    })

  return {
    dismiss: (cause) => store.inlet.perform((acts) => acts.note('seen', cause)),
    acknowledge: (cause) => store.inlet.perform((acts) => acts.note('acknowledged', cause)),
    optOut: refuseLike('sale'),
    limitSensitive: refuseLike('sensitive'),
    object: (ids, cause) => answer(Array.isArray(ids) ? ids : null, 'denied', cause),
    liftObjection: (ids, cause) => answer(ids, 'granted', cause),
  }
}
