/** A trusted types policy, as far as it is used here. */
export interface ScriptPolicy {
  /** In a browser that enforces trusted types the result is no string, but goes wherever one goes. */
  readonly createScriptURL: (url: string) => string
  readonly createScript: (text: string) => string
}

/** TypeScript's dom library has no trusted types yet. */
interface Page extends Window {
  readonly trustedTypes?: { createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy }
}

/**
 * The policy `fluxconsent`, for pages with `require-trusted-types-for 'script'`; elsewhere the identity.
 *
 * It passes everything: what comes to it was checked to be an http or https address, whether a service, an app's own
 * component or held back markup names it, or is the text of a script that the page itself holds back. A page may create
 * it once.
 */
export function createScriptPolicy(): ScriptPolicy {
  const page: Page = window
  const pass = (text: string): string => text
  const rules: ScriptPolicy = { createScriptURL: pass, createScript: pass }
  try {
    return page.trustedTypes?.createPolicy('fluxconsent', rules) ?? rules
  } catch {
    // The page does not allow a policy of this name: its own default policy has the word then.
    return rules
  }
}
