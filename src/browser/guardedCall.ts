import type { ConsentStore, ServiceId } from '../core/index.js'
import { decisionOf } from './decisionOf.js'
import { isStarted } from './isStarted.js'

/** What happens to a call without permission. */
export interface GuardedCallOptions {
  /**
   * For somebody who has not answered yet: `drop` forgets the call, `queue` keeps it for the grant. A refusal drops it
   * in any case, for good.
   * @default 'drop'
   */
  readonly beforeConsent?: 'drop' | 'queue'
}

/** The guarded way to a vendor. */
export type GuardedCall = <Result>(run: () => Result, options?: GuardedCallOptions) => Result | undefined

/** How many calls wait at most for a grant or a vendor; later ones are dropped. */
const MOST_HELD = 100

interface Held {
  readonly run: () => void
  readonly whileUndecided: boolean
}

/**
 * Makes the guarded way to the vendor of a service: it is silent without permission.
 *
 * A call is also held for the moment between a grant and the start of the vendor, and while nobody has read yet what
 * was answered at the last visit; such calls return `undefined` and run in their order, the first hundred of them. What
 * they throw is reported. A vendor without a queue of its own is there only with its script: `loadOnUse` waits for that.
 *
 * @example
 * const call = guardedCall(store, 'meta-pixel')
 * call(() => window.fbq('track', 'Purchase'))
 */
export function guardedCall(store: ConsentStore, id: ServiceId): GuardedCall {
  const { inlet } = store
  const service = store.config.services.find((one) => one.id === id)
  const waits = service !== undefined && isStarted(service)
  let hasStarted = (_id: string): boolean => !waits
  let held: readonly Held[] = []
  let unwatch: (() => void) | null = null
  let isAwaited = false

  const mayRun = (): boolean => store.getState().permissions[id] === 'granted'
  const release = (): void => {
    const calls = held
    held = []
    for (const { run } of calls) {
      try {
        // One of them may have taken the consent back.
        if (mayRun()) run()
      } catch (error) {
        inlet.fail(error)
      }
    }
  }
  const awaitStart = (): void => {
    if (isAwaited) return
    isAwaited = true
    import('./work.js').then(
      (work) => {
        hasStarted = work.hasStarted
        work.whenStarted(id, () => {
          isAwaited = false
          settle()
        })
      },
      (error: unknown) => {
        isAwaited = false
        inlet.fail(error)
      },
    )
  }
  const settle = (): void => {
    const state = store.getState()
    if (!store.isHydrated() || held.length === 0) return
    if (!mayRun()) {
      const isOpen = decisionOf(store, { ...state, now: Date.now() }, id) === 'undecided'
      held = held.filter(({ whileUndecided }) => isOpen && whileUndecided)
    } else if (hasStarted(id)) release()
    else awaitStart()
    if (held.length > 0) return
    unwatch?.()
    unwatch = null
  }

  return (run, { beforeConsent = 'drop' } = {}) => {
    if (mayRun() && hasStarted(id) && held.length === 0) return run()
    // Where a vendor is blocked nobody ever takes them, and the page goes on calling.
    held = [...held, { run: () => void run(), whileUndecided: beforeConsent === 'queue' }].slice(0, MOST_HELD)
    unwatch ??= store.subscribe(settle)
    settle()
    return undefined
  }
}
