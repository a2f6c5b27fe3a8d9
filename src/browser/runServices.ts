import type { ConsentStore, Permissions, Service, ServiceContext } from '../core/index.js'
import { afterPaint, nextTask } from './afterPaint.js'
import { asBag } from './asBag.js'
import { decisionOf } from './decisionOf.js'
import { loadScript, markRunning, markStopped } from './scriptRegistry.js'
import { sweep } from './sweep.js'

/** How services are started. */
export interface WorkOptions {
  /** The page's nonce for injected scripts. */
  readonly nonce?: string | undefined
}

const SECOND_SWEEP = 2_000

/**
 * Starts what is granted, after the next paint and one task each; stops what is denied at once.
 *
 * Of each service only its own failure is its business: it is reported, and everything else goes on.
 */
export function runServices(store: ConsentStore, { nonce }: WorkOptions): () => void {
  const { config, inlet } = store
  const isGranted = (id: string, permissions: Permissions = store.getState().permissions): boolean =>
    permissions[id] === 'granted'
  const context: ServiceContext = {
    globals: asBag(window),
    decision: (id) => decisionOf(store, { ...store.getState(), now: Date.now() }, id),
  }
  const guard = (work: ((context: ServiceContext) => void) | undefined): void => {
    try {
      work?.(context)
    } catch (error) {
      inlet.fail(error)
    }
  }

  const start = async (service: Service): Promise<void> => {
    if (!isGranted(service.id) || !markRunning(service.id)) return
    guard(service.consent?.grant)
    try {
      for (const [index, script] of (service.scripts ?? []).entries()) {
        await loadScript(`${service.id}.${index}`, script, nonce, inlet.kit)
      }
      if (isGranted(service.id)) guard(service.onGrant)
    } catch (error) {
      markStopped(service.id)
      inlet.fail(error)
    }
  }
  const stop = (service: Service): boolean => {
    if (!markStopped(service.id)) return false
    guard(service.consent?.deny)
    guard(service.onRevoke)
    for (const selector of service.leaves ?? []) document.querySelectorAll(selector).forEach((node) => node.remove())
    return true
  }

  const startOneByOne = async (): Promise<void> => {
    for (const service of config.services) {
      // A required third party starts by the person's own act, never by itself.
      if (service.flow === 'on-use') continue
      void start(service)
      await nextTask()
    }
  }
  let cancelStart = (): void => undefined
  const startGranted = (): void => {
    cancelStart()
    cancelStart = afterPaint(() => void startOneByOne())
  }

  const sweepDenied = (services: readonly Service[] = config.services): ReturnType<typeof sweep> => {
    const denied = services.filter(({ id }) => !isGranted(id))
    return sweep(config, denied, store.getState().permissions)
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const withdraw = (services: readonly Service[]): void => {
    const stopped = services.filter(stop)
    const { removed, left } = sweepDenied(services)
    const persists = left.some(({ reason }) => reason === 'still-there')
    const needsReload = persists || stopped.some(({ withdrawal }) => withdrawal === 'reload')
    inlet.set({ withdrawal: { services: services.map(({ id }) => id), removed, left, needsReload } })
    clearTimeout(timer)
    // A vendor that is still running writes again; what comes back is taken away once more.
    timer = setTimeout(() => sweepDenied(), SECOND_SWEEP)
  }

  const react = (permissions: Permissions, before: Permissions): void => {
    const denied = config.services.filter(({ id }) => isGranted(id, before) && !isGranted(id, permissions))
    // React unmounts gates in a microtask of its own, queued by now: one further, and they are gone before vendors
    // are told. Microtasks also run in background tabs and before the page is left.
    if (denied.length > 0) queueMicrotask(() => queueMicrotask(() => withdraw(denied)))
    for (const { id, consent } of config.services) {
      if (isGranted(id, before) && isGranted(id, permissions)) guard(consent?.update)
    }
    if (config.services.some(({ id }) => isGranted(id, permissions) && !isGranted(id, before))) startGranted()
  }

  // What a vendor left behind at the last visit goes before anything is loaded.
  if (store.getState().choice) sweepDenied()
  startGranted()
  const unsubscribe = store.subscribe((state, before) => {
    if (state.permissions !== before.permissions) react(state.permissions, before.permissions)
  })
  return () => {
    unsubscribe()
    cancelStart()
    clearTimeout(timer)
  }
}
