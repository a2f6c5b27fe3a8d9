import type { Kit, ServiceScript } from '../core/index.js'
import { createScriptPolicy, type ScriptPolicy } from './createScriptPolicy.js'

/*
 * The only module state of the package: a service that ran cannot be taken back, so that it ran must be known to every
 * provider and every remount. Scripts are known by their elements, so that two copies of this package agree too.
 */
const running = new Set<string>()
let policy: ScriptPolicy | null = null

/** Notes that a service runs. Returns whether it was not running before, here or for another provider. */
export function markRunning(service: string): boolean {
  return running.size !== running.add(service).size
}

/** Notes that a service was stopped. Returns whether it was running. */
export function markStopped(service: string): boolean {
  return running.delete(service)
}

/**
 * Loads a script once per id, whoever asks how often. Rejects with the numbered error 301 when it cannot be loaded;
 * the next call then tries again.
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
