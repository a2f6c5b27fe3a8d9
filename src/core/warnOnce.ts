import { consentError, type ErrorCode } from './ConsentError.js'
import type { ErrorTexts } from './errorTexts.js'

// In every browser and server; core is compiled without the dom library.
declare const console: { warn(message: string): void }

/**
 * Says in development what an error of the catalogue would say, once for each set of facts.
 *
 * Production bundles contain nothing of it.
 */
export function warnOnce<Code extends ErrorCode>(said: Set<string>, code: Code, ...facts: ErrorTexts[Code]): void {
  if (process.env.NODE_ENV === 'production') return
  const { message } = consentError(code, ...facts)
  if (said.has(message)) return
  said.add(message)
  console.warn(message)
}
