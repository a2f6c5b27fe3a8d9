import type { ConsentStore, LeftItem, SweptItem } from '../core/index.js'
import { dropImported } from './dropImported.js'
import { dropOthers } from './dropOthers.js'
import { sweep, type Swept } from './sweep.js'
import { sweepSlowly } from './sweepSlowly.js'
import { updateReport } from './updateReport.js'

/** When it is looked whether something has come back, and then whether it did so again. Milliseconds. */
const LOOK_AGAIN = 2_000

/** What keeps the traces of denied services out of the browser. */
export interface CleanUp {
  /** Removes what was just denied, what answers at once in this call, and reports it; looks again later. */
  readonly withdraw: (services: readonly string[]) => void
  /** Removes whatever denied services left behind, for example at the last visit. */
  readonly sweepAll: () => void
  readonly stop: () => void
}

/**
 * Cleans up behind denied services, and keeps the report of the withdrawals on this page true.
 *
 * @param mustReload whether something on this page can only be stopped by a reload
 */
export function cleanUp(store: ConsentStore, mustReload: () => boolean): CleanUp {
  const { config, inlet, getState } = store
  const withdrawn = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined

  const note = (found: Swept): void => {
    const { withdrawal, permissions } = getState()
    const services = [...withdrawn].filter((id) => permissions[id] !== 'granted')
    const next = updateReport(withdrawal, found, services, mustReload())
    if (next !== withdrawal) inlet.set({ withdrawal: next })
  }
  /** One after the other: two at once would each miss what the other one removed. */
  let sweeping: Promise<unknown> = Promise.resolve()
  const complete = async (now: Swept): Promise<Swept> => {
    const slow = sweeping.then(() => sweepSlowly(config, getState().permissions))
    sweeping = slow
    const later = await slow
    return { removed: [...now.removed, ...later.removed], left: [...now.left, ...later.left] }
  }
  const wait = (isLast: boolean): void => {
    clearTimeout(timer)
    timer = setTimeout(() => void look(isLast), LOOK_AGAIN)
  }
  const look = async (isLast: boolean): Promise<void> => {
    const mine = timer
    const { removed: gone = [], left: stuck = [] } = getState().withdrawal ?? {}
    const found = await complete(sweep(config, getState()))
    // Another withdrawal came in between, and looks after everything.
    if (timer !== mine) return
    const wasRewritten = (item: SweptItem): boolean => stuck.filter(isRewritten).some((one) => isSame(one, item))
    const back = found.removed.filter((item) => wasRewritten(item) || gone.some((one) => isSame(one, item)))
    if (back.length > 0 && !isLast) wait(true)
    const rewritten = (isLast ? back : back.filter(wasRewritten)).map((item): LeftItem => ({
      ...item,
      reason: 'rewritten',
    }))
    note({ ...found, left: [...found.left, ...rewritten] })
  }

  return {
    withdraw: (services) => {
      for (const id of services) withdrawn.add(id)
      wait(false)
      const mine = timer
      const now = sweep(config, getState())
      const { left = [] } = getState().withdrawal ?? {}
      const rewritten = left.filter(isRewritten)
      // What answers later may still be there.
      const slow = left.filter(({ kind }) => !['cookie', 'local', 'session'].includes(kind))
      note({ ...now, left: [...now.left, ...rewritten, ...slow] })
      void complete(now).then((found) => timer === mine && note({ ...found, left: [...found.left, ...rewritten] }))
    },
    sweepAll: () => {
      const { choice, persistence } = getState()
      // Where storage is blocked, merely asking for cookies throws.
      if (choice && persistence === 'stored') {
        dropImported(store)
        dropOthers(store, choice)
      }
      void complete(sweep(config, getState()))
    },
    stop: () => {
      clearTimeout(timer)
      timer = undefined
    },
  }
}

function isRewritten({ reason }: LeftItem): boolean {
  return reason === 'rewritten'
}

function isSame(a: SweptItem, b: SweptItem): boolean {
  return a.service === b.service && a.kind === b.kind && a.name === b.name
}
