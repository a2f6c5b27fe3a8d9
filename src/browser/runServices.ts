import type { ConsentStore, Permissions, Service } from '../core/index.js'
import { afterPaint, nextTask } from './afterPaint.js'
import type { CleanUp } from './cleanUp.js'
import { createGuard } from './createGuard.js'
import { cancelScripts, markHeld, markLasting, markLeft, markStopped, needsReload, takeLeft } from './scriptRegistry.js'
import { startService } from './startService.js'

/** How services are started. */
export interface WorkOptions {
  /** The page's nonce for injected scripts. */
  readonly nonce?: string | undefined
}

/**
 * Starts what is granted, after the next paint and one task each; stops what is denied at once.
 *
 * Of each service only its own failure is its business: it is reported, and everything else goes on.
 */
export function runServices(store: ConsentStore, { nonce }: WorkOptions, life: AbortSignal): void {
  const { config, inlet, getState } = store
  const isGranted = (id: string, permissions: Permissions = getState().permissions): boolean =>
    permissions[id] === 'granted'
  const guard = createGuard(store)

  const waiting: string[] = []
  const stop = ({ id, consent, onRevoke, leaves = [], withdrawal }: Service): void => {
    waiting.push(id)
    cancelScripts(id)
    if (!markStopped(id)) return
    if (withdrawal === 'reload') markLasting(id)
    guard(consent?.deny)
    guard(onRevoke)
    for (const selector of leaves) document.querySelectorAll(selector).forEach((node) => node.remove())
  }

  // A required third party starts by the person's own act, never by itself.
  const due = (): readonly Service[] =>
    config.services.filter(
      ({ id, flow, beforeConsent }) => flow !== 'on-use' && (isGranted(id) || beforeConsent === 'limited'),
    )
  const startOneByOne = async (): Promise<void> => {
    for (const service of due()) {
      // Nobody would be here to stop it again.
      if (life.aborted) return
      void startService(store, service, nonce)
      await nextTask()
    }
  }
  let cancelStart: (() => void) | undefined
  const startGranted = (): void => {
    cancelStart?.()
    // At once, as an element of the app may load a script of what was granted without waiting for the paint.
    if (due().some(({ category, scripts, consent }) => scripts ?? consent ?? !config.categories[category]?.required))
      for (const { id, consent } of config.services) if (consent?.hold && markHeld(id)) guard(consent.hold)
    // Not before what cleans up behind it is there, so that a withdrawal sweeps in the change itself.
    cancelStart = afterPaint(() => void cleaning.then(startOneByOne))
  }

  let cleaner: CleanUp | null = null
  const clean = (): void => {
    if (waiting.length) cleaner?.withdraw(waiting.splice(0))
  }
  /** The code is there soon after the page; what is denied before then is cleaned up as soon as it is. */
  const loadCleaner = async (): Promise<void> => {
    try {
      const { cleanUp } = await import('./cleaning.js')
      if (life.aborted || cleaner) return
      cleaner = cleanUp(store, () => needsReload(getState().permissions))
      // First what was withdrawn while the code was on its way: what the other one removes stands in no report.
      clean()
      // What a vendor left behind at the last visit. Later, as this code may be in the page: then nobody knows yet whether
      // the choice could be kept.
      setTimeout(() => life.aborted || guard(cleaner?.sweepAll))
    } catch (error) {
      inlet.fail(error)
      // Nobody knows what is left. The next visit tries again.
      if (waiting.length)
        inlet.set({ withdrawal: { services: [...waiting], removed: [], left: [], needsReload: true } })
    }
  }
  const react = (permissions: Permissions, before: Permissions): void => {
    const denied = config.services.filter(({ id }) => isGranted(id, before) && !isGranted(id, permissions))
    const withdraw = (): void => {
      denied.forEach(stop)
      if (cleaner) clean()
      else void loadCleaner()
    }
    // React unmounts gates in a microtask of its own, queued by now: one further, and they are gone before vendors
    // are told. Microtasks also run in background tabs and before the page is left.
    if (denied.length) queueMicrotask(() => queueMicrotask(withdraw))
    for (const { id, consent, beforeConsent } of config.services) {
      const runs = isGranted(id, permissions) || beforeConsent === 'limited'
      if (runs && permissions[id] === before[id]) guard(consent?.update)
    }
    if (!config.decidables.some(({ id }) => isGranted(id, permissions) && !isGranted(id, before))) return
    startGranted()
    // What a reload was asked for may run again.
    if (getState().withdrawal?.needsReload) cleaner?.withdraw([])
  }

  const cleaning = loadCleaner()
  const unsubscribe = store.subscribe((state, before) => {
    if (state.permissions !== before.permissions) react(state.permissions, before.permissions)
  })
  life.addEventListener('abort', () => {
    unsubscribe()
    cancelStart?.()
    cleaner?.stop()
    for (const { id } of config.services) if (isGranted(id)) markLeft(id)
  })
  // Last, as a vendor may do anything when it is told something, also stop the page.
  // What was withdrawn while nobody was here to hear of it.
  config.services.filter(({ id }) => takeLeft(id) && !isGranted(id)).forEach(stop)
  startGranted()
}
