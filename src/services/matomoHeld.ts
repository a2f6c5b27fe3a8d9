import { matomoSteps, type MatomoMode } from './matomoConsent.js'

/**
 * A mode of Matomo: its script loads before anybody agreed, and sends and stores nothing until the grant. What the page
 * tracks before is dropped.
 *
 * @see https://developer.matomo.org/guides/tracking-consent
 *
 * @example
 * matomo({ url: '/stats', siteId: 1, mode: matomoHeld() })
 */
export function matomoHeld(): MatomoMode {
  return (settings) => {
    const { setUp, silence, give, stop } = matomoSteps(settings)
    return {
      beforeConsent: 'limited',
      consent: {
        hold: (context) => {
          if (setUp(context)) silence(context)
        },
        grant: give,
        deny: stop,
      },
    }
  }
}
