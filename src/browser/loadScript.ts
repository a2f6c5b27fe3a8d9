import { consentError, type ServiceScript } from '../core/index.js'

/** Loads a script once per id: see the registry, whose code comes with the work chunk. */
export async function loadScript(id: string, script: ServiceScript, nonce?: string): Promise<void> {
  const work = await import('./work.js')
  return work.loadScript(id, script, nonce, { consentError })
}
