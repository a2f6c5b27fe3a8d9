import { consentError } from '../core/index.js'
import { prominenceProblems } from '../parts/checks.js'

/**
 * Fails a test in a real browser when rejecting is harder to see than accepting, in a banner or dialog that is shown.
 *
 * @param surface what holds both buttons; they are found by their `data-consent-action`
 * @throws error 331 with everything that is weaker: area under 0.9, a lighter weight, or less contrast; also for `null`,
 * so that a surface which is late, renamed or gone does not pass
 *
 * @example
 * assertEqualProminence(document.querySelector('[data-consent-banner]'))
 */
export function assertEqualProminence(surface: Element | null): void {
  if (!surface) throw consentError(331, 'there is no surface to look at')
  const accept = surface.querySelector('[data-consent-action="accept-all"]')
  // Where nobody is asked to accept, nothing can be weaker.
  if (!accept) return
  const problems = prominenceProblems(accept, surface.querySelector('[data-consent-action="reject-all"]'))
  if (problems.length > 0) throw consentError(331, problems.join('; '))
}
