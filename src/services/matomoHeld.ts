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
    const { setUp, update, view, silence, give, stop } = matomoSteps(settings)
    const unseen = new WeakSet<object>()
    return {
      beforeConsent: 'limited',
      consent: {
        hold: (context) => {
          if (!setUp(context)) return
          update(context)
          unseen.add(context.globals)
          silence(context)
        },
        grant: (context) => {
          const isUnseen = unseen.delete(context.globals)
          // Where a denial came before the script, all of it starts again, and counts the page by itself.
          if (!give(context) && isUnseen) view(context)
        },
        update,
        deny: stop,
      },
    }
  }
}
