import { consentError, type Decision, type Service, type ServiceContext } from '../core/index.js'
import { pushGoogle } from './pushGoogle.js'
import { queueOf } from './queueOf.js'

/** A tag of Google, as far as consent goes. */
export interface GoogleTag {
  readonly id: string
  /** Which signal its own grant raises. A container may hold tags of every kind. */
  readonly kind: 'statistics' | 'advertising' | 'container'
  /** Whether the grant of `marketing` lets it use the data for advertising. */
  readonly ads: boolean
  /** A global that switches the tag off. */
  readonly offSwitch?: string
  /** Puts the tag's own commands into the queue, after consent is known. */
  readonly start: (context: ServiceContext) => void
  readonly defaults?: readonly GoogleDefault[] | undefined
}

/** What Google may assume in some places until the person's decision is known. */
export interface GoogleDefault {
  /** ISO codes of countries or subdivisions, such as `US` or `US-CA`; the most specific one counts. */
  readonly regions: readonly string[]
  readonly granted: readonly ('statistics' | 'functional' | 'advertising')[]
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

/** What all tags of a page share: Google keeps one consent for all of them. */
interface GooglePage {
  told: string
  readonly tags: Map<string, GoogleTag>
}

// Kept at the queue itself, so that several tags send one update together.
const PAGE = 'fluxconsent'

/**
 * How Google is told: consent mode version 2, one update with all keys for each change, whatever the number of tags.
 *
 * Basic mode: before the grant nothing of a tag exists. With `mode: 'advanced'` the tag is held by the default instead,
 * and a withdrawal leaves it running without permission.
 *
 * @throws error 155 when a region of a default is none
 * @see https://developers.google.com/tag-platform/security/guides/consent
 */
export function googleConsent(tag: GoogleTag, mode: 'basic' | 'advanced' = 'basic'): NonNullable<Service['consent']> {
  const { id, offSwitch, start, defaults = [] } = tag
  for (const region of defaults.flatMap(({ regions }) => regions)) {
    if (!/^[A-Z]{2}(-[A-Z\d]{1,3})?$/.test(region)) throw consentError(155, id, region)
  }
  const isHeld = mode === 'advanced'
  const switchOff = ({ globals }: ServiceContext, isOff: boolean): void => {
    if (offSwitch && !isHeld) globals[offSwitch] = isOff
  }
  const begin = (context: ServiceContext): boolean => {
    const { tags } = prepare(context.globals, tag)
    return tags.size !== tags.set(id, tag).size
  }

  return {
    ...(isHeld && {
      hold: (context: ServiceContext) => {
        // With a grant the tag starts after the update.
        if (context.decision(id) !== 'granted' && begin(context)) start(context)
      },
    }),
    grant: (context) => {
      switchOff(context, false)
      const isFirst = begin(context)
      tell(context)
      if (isFirst) start(context)
    },
    update: tell,
    deny: (context) => {
      switchOff(context, true)
      tell(context)
    },
  }
}

/** One update for each change, if a tag has started at all. */
function tell({ globals, decision }: ServiceContext): void {
  const page = pageOf(globals)
  if (!page) return
  const isGranted = (id: string): boolean => decision(id) === 'granted'
  const running = [...page.tags.values()].filter(({ id }) => isGranted(id))
  const mayAdvertise = running.some(({ kind, ads }) => kind === 'advertising' || (ads && isGranted('marketing')))
  const mayCount = running.some(({ kind }) => kind === 'statistics' || (kind === 'container' && isGranted('analytics')))
  const signals = createSignals({
    statistics: mayCount,
    functional: running.length > 0 && isGranted('functional'),
    advertising: mayAdvertise,
  })
  const update = JSON.stringify(signals)
  // Before the first update the default counts, which denies everything.
  if (page.told === update) return
  page.told = update
  pushGoogle(globals, 'consent', 'update', signals)
  pushGoogle(globals, 'set', 'allow_google_signals', mayAdvertise)
  pushGoogle(globals, 'set', 'allow_ad_personalization_signals', mayAdvertise)
  // Triggers of a container listen to events, not to consent.
  const hasContainer = [...page.tags.values()].some(({ kind }) => kind === 'container')
  if (hasContainer) queueOf(globals, 'dataLayer').push({ event: 'consent_update', consent: signals })
}

/** All seven keys: Google takes one that is missing for unchanged. */
function createSignals({ statistics = false, functional = false, advertising = false }): ConsentSignals {
  const of = (granted: boolean): Decision => (granted ? 'granted' : 'denied')
  return {
    ad_storage: of(advertising),
    ad_user_data: of(advertising),
    ad_personalization: of(advertising),
    analytics_storage: of(statistics),
    functionality_storage: of(functional),
    personalization_storage: of(functional),
    security_storage: 'granted',
  }
}

/** Makes the queue and `gtag`, with the default before everything that the page has queued. */
function prepare(globals: ServiceContext['globals'], { defaults = [] }: GoogleTag): GooglePage {
  const known = pageOf(globals)
  if (known) return known
  globals['gtag'] ??= function gtag(): void {
    // Google's tags read `Arguments` objects only: an array is ignored without a word.
    queueOf(globals, 'dataLayer').push(arguments)
  }
  const queue = queueOf(globals, 'dataLayer')
  if (!queue.some(isDefault)) {
    const early = queue.splice(0)
    pushGoogle(globals, 'consent', 'default', createSignals({}))
    for (const { regions, granted } of defaults) {
      const signals = createSignals(Object.fromEntries(granted.map((kind) => [kind, true])))
      pushGoogle(globals, 'consent', 'default', { ...signals, region: regions })
    }
    queue.push(...early)
  }
  pushGoogle(globals, 'set', 'ads_data_redaction', true)
  const page: GooglePage = { told: '', tags: new Map() }
  Object.defineProperty(queue, PAGE, { value: page })
  return page
}

function pageOf(globals: ServiceContext['globals']): GooglePage | null {
  const queue = globals['dataLayer']
  const page: unknown = Array.isArray(queue) ? Reflect.get(queue, PAGE) : null
  return isPage(page) ? page : null
}

function isPage(value: unknown): value is GooglePage {
  return typeof value === 'object' && value !== null && 'tags' in value && value.tags instanceof Map
}

function isDefault(entry: unknown): boolean {
  if (typeof entry !== 'object' || entry === null) return false
  return 0 in entry && entry[0] === 'consent' && 1 in entry && entry[1] === 'default'
}
