import { lifetimeSeconds, type Decision, type Lifetime, type Service, type ServiceContext } from '../core/index.js'

interface GoogleConsentOptions {
  readonly id: string
  readonly measurementId: string
  readonly cookieExpires: Lifetime
  readonly ads: boolean
}

interface ConsentSignals {
  readonly ad_storage: Decision
  readonly ad_user_data: Decision
  readonly ad_personalization: Decision
  readonly analytics_storage: Decision
  readonly functionality_storage: Decision
  readonly personalization_storage: Decision
  readonly security_storage: Decision
}

/**
 * How Google is told: consent mode version 2, one update with all keys for each change.
 *
 * @see https://developers.google.com/tag-platform/security/guides/consent
 */
export function googleConsent(options: GoogleConsentOptions): NonNullable<Service['consent']> {
  const { id, measurementId, cookieExpires, ads } = options
  const offSwitch = `ga-disable-${measurementId}`
  // The last update by page: the queue itself forgets, Google's container keeps its newest 300 entries only.
  const told = new WeakMap<object, string>()

  const tell = ({ globals }: ServiceContext, signals: ConsentSignals): void => {
    const update = JSON.stringify(signals)
    if (told.get(globals) === update) return
    told.set(globals, update)
    const mayAdvertise = signals.ad_storage === 'granted'
    push(globals, 'consent', 'update', signals)
    push(globals, 'set', 'allow_google_signals', mayAdvertise)
    push(globals, 'set', 'allow_ad_personalization_signals', mayAdvertise)
  }

  return {
    grant: (context) => {
      const { globals } = context
      const isFirst = !told.has(globals)
      globals[offSwitch] = false
      if (isFirst) prepare(globals)
      tell(context, signalsOf(context, id, ads))
      if (!isFirst) return
      push(globals, 'js', new Date())
      push(globals, 'config', measurementId, { cookie_expires: lifetimeSeconds(cookieExpires) })
    },
    update: (context) => {
      if (told.has(context.globals)) tell(context, signalsOf(context, id, ads))
    },
    deny: (context) => {
      context.globals[offSwitch] = true
      if (told.has(context.globals)) tell(context, createSignals('granted'))
    },
  }
}

function signalsOf({ decision }: ServiceContext, id: string, ads: boolean): ConsentSignals {
  const of = (other: string): Decision => (decision(other) === 'granted' ? 'granted' : 'denied')
  return createSignals('granted', of(id), of('functional'), ads ? of('marketing') : 'denied')
}

/** All seven keys: Google takes one that is missing for unchanged. */
function createSignals(
  security: Decision,
  analytics: Decision = 'denied',
  functional: Decision = 'denied',
  marketing: Decision = 'denied',
): ConsentSignals {
  return {
    ad_storage: marketing,
    ad_user_data: marketing,
    ad_personalization: marketing,
    analytics_storage: analytics,
    functionality_storage: functional,
    personalization_storage: functional,
    security_storage: security,
  }
}

/** Makes the queue and `gtag`, with the default before everything that the page has queued. */
function prepare(globals: ServiceContext['globals']): void {
  globals['gtag'] ??= function gtag(): void {
    // Google's tags read `Arguments` objects only: an array is ignored without a word.
    queueOf(globals).push(arguments)
  }
  const queue = queueOf(globals)
  if (!queue.some((entry) => isDefault(entry))) queue.unshift(command('consent', 'default', createSignals('denied')))
  push(globals, 'set', 'ads_data_redaction', true)
}

function push(globals: ServiceContext['globals'], ...facts: readonly unknown[]): void {
  queueOf(globals).push(command(...facts))
}

function command(..._facts: readonly unknown[]): IArguments {
  return arguments
}

function queueOf(globals: ServiceContext['globals']): unknown[] {
  const queue: unknown = globals['dataLayer']
  if (Array.isArray(queue)) return queue
  const made: unknown[] = []
  globals['dataLayer'] = made
  return made
}

function isDefault(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false
  return 0 in entry && entry[0] === 'consent' && 1 in entry && entry[1] === 'default'
}
