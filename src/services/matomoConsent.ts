import { lifetimeSeconds, type Duration, type Service, type ServiceContext } from '../core/index.js'
import { pushVendor } from './pushVendor.js'
import { pageWithoutCampaign } from './withoutCampaign.js'

/** How much of Matomo there is before the grant. */
export type MatomoMode = 'gate' | 'require-consent' | 'cookieless'

interface MatomoConsentOptions {
  readonly id: string
  readonly base: string
  readonly siteId: string
  readonly cookieExpires: Duration
  readonly mode: MatomoMode
}

type Globals = ServiceContext['globals']
type Commands = readonly (readonly unknown[])[]

/** A queue of the page: an array until the script has loaded, Matomo's own object afterwards. */
interface MatomoQueue {
  push: (...commands: readonly unknown[]) => unknown
}

const VIEW: Commands = [['trackPageView'], ['enableLinkTracking']]

/**
 * How Matomo is told: consent is required from the first command on, given at the grant, and not remembered by Matomo.
 *
 * While consent is required, Matomo keeps what is tracked and sends all of it at the next grant. So tracking calls are
 * dropped while there is none, and those queued before the first grant are left out.
 *
 * @see https://developer.matomo.org/guides/tracking-consent
 */
export function matomoConsent(options: MatomoConsentOptions): NonNullable<Service['consent']> {
  const { id, mode } = options
  const what = mode === 'cookieless' ? 'CookieConsent' : 'Consent'
  const give = [`set${what}Given`]
  const setUp = new WeakSet<object>()
  const viewed = new WeakSet<object>()
  // The queue that drops tracking calls, and how to make it take them again.
  const muted = new WeakMap<object, () => void>()

  const begin = (context: ServiceContext, ...commands: Commands): void => {
    const { globals } = context
    setUp.add(globals)
    // Settings that the page made early stay; what people did before they agreed does not count.
    keep(globals, (entry) => !isTracking(entry))
    pushVendor(globals, '_paq', [`require${what}`], ...settingsOf(context, options), ...commands)
  }
  const view = (globals: Globals): void => {
    if (!viewed.has(globals)) pushVendor(globals, '_paq', ...VIEW)
    viewed.add(globals)
  }
  const silence = (globals: Globals): void => {
    const queue = globals['_paq']
    if (isQueue(queue) && !muted.has(queue)) muted.set(queue, mute(queue))
  }
  const unmute = (globals: Globals): void => {
    const queue = globals['_paq']
    if (!isQueue(queue)) return
    muted.get(queue)?.()
    muted.delete(queue)
  }

  return {
    ...(mode !== 'gate' && {
      hold: (context: ServiceContext) => {
        const { globals, decision } = context
        // With a grant it begins there.
        if (setUp.has(globals) || decision(id) === 'granted') return
        begin(context)
        if (mode === 'cookieless') view(globals)
        else silence(globals)
      },
    }),
    grant: (context) => {
      const { globals } = context
      unmute(globals)
      if (setUp.has(globals)) pushVendor(globals, '_paq', give)
      else begin(context, give)
      view(globals)
    },
    deny: ({ globals }) => {
      if (!setUp.has(globals)) return
      if (mode === 'cookieless') return pushVendor(globals, '_paq', ['forgetCookieConsentGiven'])
      if (Array.isArray(globals['_paq'])) {
        // The script is still on its way. It would apply the consent before this denial, whatever their order.
        setUp.delete(globals)
        viewed.delete(globals)
        keep(globals, (entry) => !isTracking(entry) && nameOf(entry) !== give[0])
      }
      pushVendor(globals, '_paq', ['requireConsent'])
      pushVendor(globals, '_paq', ['deleteCookies'])
      silence(globals)
    },
  }
}

function settingsOf(context: ServiceContext, { base, siteId, cookieExpires }: MatomoConsentOptions): Commands {
  const address = pageWithoutCampaign(context)
  return [
    ['setTrackerUrl', `${base}/matomo.php`],
    ['setSiteId', siteId],
    ['setVisitorCookieTimeout', lifetimeSeconds(cookieExpires)],
    ['disableBrowserFeatureDetection'],
    ...(address === null ? [] : [['disableCampaignParameters'], ['setCustomUrl', address]]),
  ]
}

/** Leaves out of a queue that Matomo has not taken over yet what does not pass. */
function keep(globals: Globals, passes: (entry: unknown) => boolean): void {
  const queue = globals['_paq']
  if (!Array.isArray(queue)) return
  const entries: unknown[] = queue
  const kept = entries.filter(passes)
  entries.splice(0, entries.length, ...kept)
}

/** Makes a queue drop tracking calls. Returns the way back. */
function mute(queue: MatomoQueue): () => void {
  const { push } = queue
  queue.push = (...commands) =>
    push.apply(
      queue,
      commands.filter((command) => !isTracking(command)),
    )
  return () => {
    queue.push = push
  }
}

function nameOf(command: unknown): unknown {
  const name: unknown = Array.isArray(command) ? command[0] : command
  return name
}

function isTracking(command: unknown): boolean {
  return /^(track|ping|logAll)/.test(String(nameOf(command)))
}

function isQueue(value: unknown): value is MatomoQueue {
  return typeof value === 'object' && value !== null && 'push' in value && typeof value.push === 'function'
}
