import type { Kit } from '../core/index.js'
import { markRan, scriptArrival, scriptPolicy } from './scriptRegistry.js'

/** The address of a held back script, as it is written; `null` for one whose text stands in the page. */
export function sourceOf({ dataset, src }: HTMLScriptElement): string | null {
  return dataset['src'] ?? (src || null)
}

/**
 * Runs a script that the page holds back: a copy of it with the same attributes, nonce and place, which the browser
 * executes. Resolves with whether it ran; otherwise it is held back as before. Rejects with error 301.
 */
export async function runHeldScript(held: HTMLScriptElement, id: string, kit: Kit): Promise<boolean> {
  const src = sourceOf(held)
  const key = `${id}:${src ?? ''}`
  const policy = scriptPolicy()
  // No clone: one of a script that came by innerHTML never runs.
  const script = document.createElement('script')
  for (const { name, value } of held.attributes) {
    if (!/^(type|src)$/.test(name))
      script.setAttribute(name, name.startsWith('on') ? policy.createScript(value) : value)
  }
  if (held.dataset['type'] === 'module') script.type = 'module'
  script.nonce = held.nonce
  script.dataset['consentScript'] = key
  if (src === null) script.text = policy.createScript(held.text)
  else script.src = policy.createScriptURL(src)
  // Only what comes from an address tells that it has run.
  if (src === null) {
    held.replaceWith(script)
    return true
  }
  // Taken, for whoever else looks after this page; it keeps the place until the script has come.
  held.dataset['consentScript'] = ''
  const arrival = scriptArrival(script, src, kit)
  held.after(script)
  try {
    const runs = await arrival
    if (runs) {
      markRan(key)
      held.remove()
    }
    return runs
  } finally {
    delete held.dataset['consentScript']
  }
}
