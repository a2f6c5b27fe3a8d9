import { lifetimeSeconds, type Duration, type Service, type ServiceContext } from '../core/index.js'

interface MatomoConsentOptions {
  readonly base: string
  readonly siteId: string
  readonly cookieExpires: Duration
}

/** A queue of the page: an array until the script has loaded, Matomo's own object afterwards. */
interface MatomoQueue {
  push: (...commands: readonly unknown[]) => unknown
}

/**
 * How Matomo is told: nothing before the grant, then `requireConsent` with `setConsentGiven`, which is not remembered.
 *
 * While consent is required, Matomo keeps what is tracked and sends all of it at the next grant. So tracking calls are
 * dropped from the withdrawal on, and those queued before the first grant are left out.
 *
 * @see https://developer.matomo.org/guides/tracking-consent
 */
export function matomoConsent({ base, siteId, cookieExpires }: MatomoConsentOptions): NonNullable<Service['consent']> {
  const setUp = new WeakSet<object>()
  // The queue that drops tracking calls, and how to make it take them again.
  const muted = new WeakMap<object, () => void>()

  return {
    grant: ({ globals }) => {
      const queue = queueOf(globals)
      muted.get(queue)?.()
      muted.delete(queue)
      if (setUp.has(globals)) {
        queue.push(['setConsentGiven'])
        return
      }
      setUp.add(globals)
      const commands = [
        ['requireConsent'],
        ['setTrackerUrl', `${base}/matomo.php`],
        ['setSiteId', siteId],
        ['setVisitorCookieTimeout', lifetimeSeconds(cookieExpires)],
        ['disableBrowserFeatureDetection'],
        ['setConsentGiven'],
        ['trackPageView'],
        ['enableLinkTracking'],
      ]
      // Settings that the page made early stay; what people did before they agreed does not count.
      keep(queue, (entry) => !isTracking(entry))
      queue.push(...commands)
    },
    deny: ({ globals }) => {
      if (!setUp.has(globals)) return
      const queue = queueOf(globals)
      if (Array.isArray(queue)) {
        // The script is still on its way. It would apply the consent before this denial, whatever their order.
        setUp.delete(globals)
        keep(queue, (entry) => !isTracking(entry) && nameOf(entry) !== 'setConsentGiven')
      }
      queue.push(['requireConsent'])
      queue.push(['deleteCookies'])
      if (!muted.has(queue)) muted.set(queue, mute(queue))
    },
  }
}

/** Leaves out of a queue that Matomo has not taken over yet what does not pass. */
function keep(queue: MatomoQueue, passes: (entry: unknown) => boolean): void {
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

function queueOf(globals: ServiceContext['globals']): MatomoQueue {
  const queue = globals['_paq']
  if (isQueue(queue)) return queue
  const made: unknown[] = []
  globals['_paq'] = made
  return made
}

function isQueue(value: unknown): value is MatomoQueue {
  return typeof value === 'object' && value !== null && 'push' in value && typeof value.push === 'function'
}
