import type { Kit, ServiceScript } from '../core/index.js'
import { createScriptPolicy, type ScriptPolicy } from './createScriptPolicy.js'

/*
 * The only module state of the package: a service that ran cannot be taken back, so that it ran must be known to every
 * provider and every remount. Scripts are known by their elements, so that two copies of this package agree too.
 */
const running = new Map<string, symbol>()
const held = new Set<string>()
let policy: ScriptPolicy | null = null

/** Notes that a service runs. Returns the name of this run; `null` when it was running, here or for another provider. */
export function markRunning(service: string): symbol | null {
  if (running.has(service)) return null
  const run = Symbol(service)
  running.set(service, run)
  return run
}

/** Whether a run of a service goes on. */
export function isRunning(service: string, run: symbol): boolean {
  return running.get(service) === run
}

/** Notes that a service was stopped. Returns whether it was running. */
export function markStopped(service: string): boolean {
  return running.delete(service)
}

/** Notes that a service was told to hold. Returns whether this is the first time on this page. */
export function markHeld(service: string): boolean {
  return held.size !== held.add(service).size
}

/**
 * Loads a script once per id, whoever asks how often. Rejects with the numbered error 301 when it cannot be loaded;
 * the next call then tries again. Never settles when the load was cancelled.
 *
 * @param id the service, a colon, and what tells its scripts apart
 */
export function loadScript(
  id: string,
  { src, type, attributes }: ServiceScript,
  nonce: string | undefined,
  { consentError }: Pick<Kit, 'consentError'>,
): Promise<void> {
  const known = document.querySelector<HTMLScriptElement>(`script[data-consent-script="${CSS.escape(id)}"]`)
  if (known?.dataset['consentLoaded']) return Promise.resolve()
  const element = known ?? document.createElement('script')
  const loaded = new Promise<void>((resolve, reject) => {
    element.addEventListener('load', () => {
      element.dataset['consentLoaded'] = 'true'
      resolve()
    })
    element.addEventListener('error', () => {
      element.remove()
      reject(consentError(301, src))
    })
  })
  if (!known) {
    for (const [name, value] of Object.entries(attributes ?? {})) element.setAttribute(name, value)
    element.dataset['consentScript'] = id
    element.async = true
    if (type === 'module') element.type = type
    if (nonce) element.nonce = nonce
    policy ??= createScriptPolicy()
    element.src = policy.createScriptURL(src)
    document.head.append(element)
  }
  return loaded
}

/**
 * Keeps the scripts of a service that are still on their way from running: a script that has come into another document
 * by then is not executed.
 *
 * @see https://html.spec.whatwg.org/multipage/scripting.html#execute-the-script-element
 */
export function cancelScripts(service: string): void {
  const elsewhere = document.implementation.createHTMLDocument()
  document
    .querySelectorAll(`script[data-consent-script^="${CSS.escape(service)}:"]:not([data-consent-loaded])`)
    .forEach((element) => elsewhere.adoptNode(element))
}

const waiting = new Map<string, Set<() => void>>()

/** Whether a service runs on this page, so that its vendor can be called. */
export function hasStarted(service: string): boolean {
  return running.has(service)
}

/** Tells those who wait that a vendor can be called from now on. */
export function announceStart(service: string): void {
  const calls = waiting.get(service) ?? []
  waiting.delete(service)
  for (const call of calls) call()
}

/** Calls back once a service runs: at once if it does. Returns the way to stop waiting. */
export function whenStarted(service: string, call: () => void): () => void {
  if (hasStarted(service)) call()
  else waiting.set(service, (waiting.get(service) ?? new Set()).add(call))
  return () => waiting.get(service)?.delete(call)
}
