import { join } from 'node:path'
import type * as Core from 'fluxconsent/core'

/** The head script that the packed package makes for a usual config. */
export async function headScriptOf(packed: string, options: Core.HeadScriptOptions): Promise<string> {
  const { defineConsent, headScript }: typeof Core = await import(join(packed, 'dist/core/index.js'))
  const config = defineConsent({
    controller: { name: 'Example Hosting', email: 'privacy@example.com', dpo: null },
    policy: { version: '2026-02', updated: '2026-02-15', url: '/cookies' },
    categories: { necessary: { required: true }, analytics: {}, marketing: {} },
    services: [],
  })
  return headScript(config, options)
}
