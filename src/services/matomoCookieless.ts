import { matomoSteps, type MatomoMode } from './matomoConsent.js'

/**
 * A mode of Matomo: visits are counted without cookies before anybody agreed and after a refusal, and with cookies under
 * the grant. That needs an exemption in the law of the place, and is a decision for your counsel.
 *
 * @see https://developer.matomo.org/guides/tracking-consent
 *
 * @example
 * matomo({ url: '/stats', siteId: 1, mode: matomoCookieless() })
 */
export function matomoCookieless(): MatomoMode {
  return (settings) => {
    const { setUp, update, view, give } = matomoSteps(settings, 'CookieConsent')
    return {
      beforeConsent: 'limited',
      consent: {
        hold: (context) => {
          if (!setUp(context)) return
          update(context)
          view(context)
        },
        grant: give,
        update,
        deny: (context) => {
          context.push('_paq', ['forgetCookieConsentGiven'])
          update(context)
        },
      },
    }
  }
}
