import type { ConsentStore, Service } from '../core/index.js'
import { nextTask } from './afterPaint.js'
import { httpAddress } from './httpAddress.js'
import { isStarted } from './isStarted.js'
import { runHeldScript, sourceOf } from './runHeldScript.js'
import { cancelScripts, inTurn, isTaken, markLasting, whenStarted } from './scriptRegistry.js'

/** How long a script waits for what stands before it, or for the start of its service. Milliseconds. */
const PATIENCE = 3_000

/** The scripts of a page that wait for a service or category. */
export interface HeldScripts {
  /** Runs those that are granted: in the order of the page, one task each, the next one when the one before has run. */
  readonly run: () => void
  /** Tries again what could not be loaded. */
  readonly retry: () => void
  /** Keeps what is on its way from running. */
  readonly cancel: (ids: readonly string[]) => void
  readonly stop: () => void
}

/** Runs what stands in the page as `<script type="text/plain" data-consent>`. */
export function heldScripts({ config, inlet, getState }: ConsentStore, nonce: string | undefined): HeldScripts {
  const failed = new Set<HTMLScriptElement>()
  /** Ids whose script did not come in time. The others go on without them. */
  const late = new Set<string>()
  /** Ids whose service was waited for: what it tells a vendor has to be told before. */
  const awaited = new Set<string>()
  let isWorking = false
  let isStopped = false

  const serviceOf = (id: string): Service | undefined => config.services.find((service) => service.id === id)
  const isDue = (held: HTMLScriptElement): boolean => {
    const id = idOf(held)
    const src = sourceOf(held)
    if (getState().permissions[id] !== 'granted' || late.has(id) || failed.has(held)) return false
    if (nonce !== undefined && held.nonce !== nonce) return false
    if (src === null) return true
    const address = httpAddress(src)
    const isLoadedByService = serviceOf(id)?.scripts?.some((script) => httpAddress(script.src) === address)
    return address !== null && !isTaken(`${id}:${src}`) && !isLoadedByService
  }

  const start = async (held: HTMLScriptElement): Promise<void> => {
    const id = idOf(held)
    try {
      const runs = await runHeldScript(held, id, inlet.kit)
      const { consent, withdrawal } = serviceOf(id) ?? {}
      // Only a vendor that can be told stops by being told.
      if (runs && (!consent?.deny || withdrawal === 'reload')) markLasting(id)
    } catch (error) {
      failed.add(held)
      inlet.fail(error)
    }
  }
  const serviceStart = (id: string): Promise<void> => {
    const service = serviceOf(id)
    return service && isStarted(service) ? new Promise((resolve) => whenStarted(id, resolve)) : Promise.resolve()
  }
  /** Runs the next script. Returns whether there was one. */
  const step = async (): Promise<boolean> => {
    const next = isStopped ? undefined : [...document.scripts].filter(isHeld).find(isDue)
    isWorking = next !== undefined
    if (!next) return false
    const id = idOf(next)
    if (!awaited.has(id)) {
      awaited.add(id)
      await inTime(serviceStart(id))
      // Much may have changed meanwhile.
      return true
    }
    const started = start(next)
    if (!next.hasAttribute('async') && !(await inTime(started))) {
      late.add(id)
      void started.then(() => {
        late.delete(id)
        run()
      })
    }
    await nextTask()
    return true
  }
  const work = async (): Promise<void> => {
    while (await inTurn(step));
  }
  const run = (): void => {
    if (isWorking) return
    isWorking = true
    void work()
  }
  return {
    run,
    retry: () => failed.clear(),
    cancel: (ids) => {
      for (const id of ids) {
        awaited.delete(id)
        cancelScripts(id)
      }
    },
    stop: () => {
      isStopped = true
    },
  }
}

function isHeld(script: HTMLScriptElement): boolean {
  return script.matches('[type="text/plain"][data-consent]:not([data-consent-script])')
}

function idOf({ dataset }: HTMLScriptElement): string {
  return dataset['consent'] ?? ''
}

/** Whether a promise settles before the patience ends. */
async function inTime(promise: Promise<void>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const end = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PATIENCE, false)
  })
  const isSettled = await Promise.race([promise.then(() => true), end])
  clearTimeout(timer)
  return isSettled
}
