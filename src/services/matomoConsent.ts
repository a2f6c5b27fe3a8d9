import { lifetimeSeconds, type Duration, type Service, type ServiceContext } from '../core/index.js'

/** What Matomo has to know of its installation. */
export interface MatomoSettings {
  readonly id: string
  readonly base: string
  readonly siteId: string
  /** How long the visitor's cookie stays. */
  readonly cookieExpires: Duration
}

/** How Matomo is told, and whether it loads before anybody agreed. */
export type MatomoManner = Pick<Service, 'beforeConsent'> & { readonly consent: NonNullable<Service['consent']> }

/** Another manner than to load it at the grant: made by `matomoHeld` or `matomoCookieless`. */
export type MatomoMode = (settings: MatomoSettings) => MatomoManner

/** The steps that the manners are made of. */
interface MatomoSteps {
  /** Sets Matomo up, with consent required from its first command on. Returns whether that is new on this page. */
  readonly setUp: (context: ServiceContext) => boolean
  /** Hides click ids and campaigns while marketing is not granted: told at each start and grant, and at each change. */
  readonly update: (context: ServiceContext) => void
  /** Counts the page. */
  readonly view: (context: ServiceContext) => void
  /** Drops tracking calls from now on. */
  readonly silence: (context: ServiceContext) => void
  /** Sets Matomo up and counts the page unless that was done. Returns whether it had to. */
  readonly give: (context: ServiceContext) => boolean
  readonly stop: (context: ServiceContext) => void
}

/**
 * How Matomo is told: nothing before the grant, then `requireConsent` with `setConsentGiven`, which is not remembered.
 *
 * @see https://developer.matomo.org/guides/tracking-consent
 */
export function matomoConsent(settings: MatomoSettings, mode?: MatomoMode): MatomoManner {
  if (mode) return mode(settings)
  const { give, update, stop } = matomoSteps(settings)
  return { consent: { grant: give, update, deny: stop } }
}

/**
 * The steps under consent for all of Matomo, or for its cookies alone.
 *
 * While consent is required, Matomo keeps what is tracked and sends all of it at the next grant. So tracking calls are
 * dropped while there is none, and those queued before the first grant are left out.
 */
export function matomoSteps(
  { base, siteId, cookieExpires }: MatomoSettings,
  what: 'Consent' | 'CookieConsent' = 'Consent',
): MatomoSteps {
  const ready = new WeakSet<object>()
  const muted = new WeakMap<object, () => void>()

  const setUp = (context: ServiceContext): boolean => {
    const { globals, forget, push } = context
    if (ready.has(globals)) return false
    ready.add(globals)
    // Settings that the page made early stay; what people did before they agreed does not count.
    forget('_paq')
    push(
      '_paq',
      [`require${what}`],
      ['setTrackerUrl', `${base}/matomo.php`],
      ['setSiteId', siteId],
      ['setVisitorCookieTimeout', lifetimeSeconds(cookieExpires)],
      ['disableBrowserFeatureDetection'],
    )
    return true
  }
  const update = ({ globals, push, withoutCampaign }: ServiceContext): void => {
    const address = withoutCampaign()
    if (address && ready.has(globals)) push('_paq', ['disableCampaignParameters'], ['setCustomUrl', address])
  }
  const view = ({ push }: ServiceContext): void => push('_paq', ['trackPageView'], ['enableLinkTracking'])
  const silence = ({ globals, mute }: ServiceContext): void => {
    if (!muted.has(globals)) muted.set(globals, mute('_paq'))
  }

  return {
    setUp,
    update,
    view,
    silence,
    give: (context) => {
      const { globals, push } = context
      muted.get(globals)?.()
      muted.delete(globals)
      const isNew = setUp(context)
      update(context)
      push('_paq', [`set${what}Given`])
      if (isNew) view(context)
      return isNew
    },
    stop: (context) => {
      const { globals, push } = context
      if (!ready.has(globals)) return
      if (Array.isArray(globals['_paq'])) {
        // The script is still on its way. It would apply the consent before this denial, whatever their order.
        globals['_paq'] = []
        ready.delete(globals)
      }
      push('_paq', [`require${what}`], ['deleteCookies'])
      silence(context)
    },
  }
}
