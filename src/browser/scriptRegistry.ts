import type { Kit, Permissions, ServiceScript } from '../core/index.js'
import { createScriptPolicy, type ScriptPolicy } from './createScriptPolicy.js'

/*
 * The only module state of the package: a service that ran cannot be taken back, so that it ran must be known to every
 * provider and every remount. Scripts are known by their elements, so that two copies of this package agree too.
 */
/** Services that were started, with their run; `null` where it failed, but the vendor was told or a part of it ran. */
const running = new Map<string, symbol | null>()
const left = new Set<string>()
const held = new Set<string>()
const lasting = new Set<string>()
const ran = new Set<string>()
/** Scripts that are on their way, also those that somebody took out of the page since: they would run all the same. */
const coming = new Set<HTMLScriptElement>()
let policy: ScriptPolicy | null = null
let turn: Promise<unknown> | null = null

/** How long a script may be on its way before it is given up. Milliseconds. */
const LONGEST_WAY = 30_000

/** Notes that a service runs. Returns whether this run goes on; `null` when it was running, here or for another provider. */
export function markRunning(service: string): (() => boolean) | null {
  if (running.get(service)) return null
  const run = Symbol()
  running.set(service, run)
  return () => running.get(service) === run
}

/** Notes that a service was stopped. Returns whether there was something to stop: it was running, or a part of it. */
export function markStopped(service: string): boolean {
  return running.delete(service)
}

/** Notes that the start of a service failed after its vendor was told, or a part of it ran: to be stopped all the same. */
export function markFailed(service: string): void {
  running.set(service, null)
}

/** Notes that nobody who runs services looks after this one any more. */
export function markLeft(service: string): void {
  left.add(service)
}

/** Looks after a service from now on. Returns whether it was left by somebody. */
export function takeLeft(service: string): boolean {
  return left.delete(service)
}

/** Notes that a service was told to hold. Returns whether this is the first time on this page. */
export function markHeld(service: string): boolean {
  return held.size !== held.add(service).size
}

/** Notes that something of a service or category runs on this page that a reload alone can end. */
export function markLasting(id: string): void {
  lasting.add(id)
}

/** Whether something goes on that is not permitted any more, and that a reload alone can end. */
export function needsReload(permissions: Permissions): boolean {
  return [...lasting].some((id) => id in permissions && permissions[id] !== 'granted')
}

/** The policy of this page for everything that is made to run. A page lets it be made once. */
export function scriptPolicy(): ScriptPolicy {
  return (policy ??= createScriptPolicy())
}

/** Notes that the script or beacon of an id ran, whatever becomes of its element. Returns whether that is new. */
export function markRan(id: string): boolean {
  return ran.size !== ran.add(id).size
}

/** Whether the script of an id ran on this page or is on its way, also where its element was taken out since. */
export function isTaken(id: string): boolean {
  return ran.has(id) || knownScript(id) !== undefined
}

/** The element of the script of an id: what two copies of this package agree by. */
function knownScript(id: string): HTMLScriptElement | undefined {
  return [...document.scripts].find(({ dataset }) => dataset['consentScript'] === id)
}

/**
 * Loads a script once per id, whoever asks how often. Resolves with whether it runs: `false` when the load was
 * cancelled. Rejects with the numbered error 301 when it cannot be loaded; the next call then tries again.
 *
 * @param id the service, a colon, and what tells its scripts apart
 */
export async function loadScript(
  id: string,
  { src, type, attributes = {} }: ServiceScript,
  nonce: string | undefined,
  kit: Pick<Kit, 'consentError'>,
): Promise<boolean> {
  const known = knownScript(id)
  if (known?.dataset['consentLoaded']) return true
  const element = known ?? document.createElement('script')
  const arrival = scriptArrival(element, src, kit)
  if (!known) {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
    element.dataset['consentScript'] = id
    element.async = true
    if (type === 'module') element.type = type
    if (nonce) element.nonce = nonce
    element.src = scriptPolicy().createScriptURL(src)
    document.head.append(element)
  }
  return arrival
}

/**
 * Waits for a script that is about to be put into the page, or is on its way: as {@link loadScript} does. What neither
 * comes nor fails within 30 seconds is given up, so that it cannot run when nobody expects it any more.
 */
export function scriptArrival(
  element: HTMLScriptElement,
  src: string,
  { consentError }: Pick<Kit, 'consentError'>,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const settle = ({ type }: Event): void => {
      clearTimeout(timer)
      coming.delete(element)
      if (type === 'load') element.dataset['consentLoaded'] = 'true'
      else discard(element)
      if (type === 'error') reject(consentError(301, src))
      else resolve(type === 'load')
    }
    coming.add(element)
    const timer = setTimeout(settle, LONGEST_WAY, new Event('error'))
    for (const type of ['load', 'error', 'abort']) element.addEventListener(type, settle)
  })
}

/** Runs work after all work that came before, of whatever store: a page has one order. */
export function inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
  const mine = turn ? turn.then(work, work) : work()
  turn = mine
  return mine
}

/** Keeps the scripts of a service that are still on their way from running, and tells those who wait for them. */
export function cancelScripts(service: string): void {
  for (const element of coming)
    if (element.dataset['consentScript']?.startsWith(`${service}:`)) element.dispatchEvent(new Event('abort'))
}

/**
 * A script that has come into another document before it arrives is not executed.
 *
 * @see https://html.spec.whatwg.org/multipage/scripting.html#execute-the-script-element
 */
function discard(element: Element): void {
  document.implementation.createHTMLDocument().adoptNode(element)
}

const waiting = new Map<string, readonly (() => void)[]>()

/** Whether a service runs on this page, so that its vendor can be called. */
export function hasStarted(service: string): boolean {
  return !!running.get(service)
}

/** Tells those who wait that a vendor can be called from now on. */
export function announceStart(service: string): void {
  const calls = waiting.get(service)
  waiting.delete(service)
  calls?.forEach((call) => call())
}

/** Calls back once a service runs: at once if it does. */
export function whenStarted(service: string, call: () => void): void {
  if (hasStarted(service)) call()
  else waiting.set(service, [...(waiting.get(service) ?? []), call])
}
