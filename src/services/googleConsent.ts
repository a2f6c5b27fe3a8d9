import type { Decision, Service, ServiceContext } from '../core/index.js'
import { pushGoogle } from './pushGoogle.js'
import { queueOf } from './queueOf.js'

/** What a tag raises: each of them stands for one or several of Google's keys. */
export interface GooglePurposes {
  readonly statistics?: boolean
  readonly functional?: boolean
  readonly advertising?: boolean
}

/** A tag of Google, as far as consent goes. */
export interface GoogleTag {
  readonly id: string
  /** What its own grant raises, in view of the other decisions. */
  readonly raises: (isGranted: (id: string) => boolean) => GooglePurposes
  /** Puts the tag's own commands into the queue, after consent is known. */
  readonly start: (context: ServiceContext) => void
  /** A global that switches the tag off. */
  readonly offSwitch?: string
  /** Told after each update, for what does not listen to consent mode. */
  readonly told?: (globals: ServiceContext['globals'], signals: GoogleSignals) => void
}

/** Another manner than basic mode: made by `googleAdvancedMode`. */
export type GoogleMode = (tag: GoogleTag) => GoogleManner

/** How a tag is told, and whether it loads before anybody agreed. */
export type GoogleManner = Pick<Service, 'beforeConsent'> & { readonly consent: NonNullable<Service['consent']> }

/** The seven keys of consent mode. */
export interface GoogleSignals {
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
 * In basic mode, the only one unless another is handed in, nothing of a tag exists before its grant.
 *
 * @see https://developers.google.com/tag-platform/security/guides/consent
 */
export function googleConsent(tag: GoogleTag, mode?: GoogleMode): GoogleManner {
  if (mode) return mode(tag)
  const { offSwitch } = tag
  return {
    consent: {
      grant: (context) => {
        if (offSwitch) context.globals[offSwitch] = false
        grantGoogle(context, tag)
      },
      update: tellGoogle,
      deny: (context) => {
        if (offSwitch) context.globals[offSwitch] = true
        tellGoogle(context)
      },
    },
  }
}

/** Tells the consent, then starts the tag unless it runs. */
export function grantGoogle(context: ServiceContext, tag: GoogleTag): void {
  const isFirst = addTag(context, tag)
  tellGoogle(context)
  if (isFirst) tag.start(context)
}

/** Puts a tag under the consent of the page, whose defaults stand first. Returns whether it is new. */
export function addTag({ globals }: ServiceContext, tag: GoogleTag, defaults: readonly object[] = []): boolean {
  const { tags } = pageOf(globals) ?? prepare(globals, defaults)
  return tags.size !== tags.set(tag.id, tag).size
}

/** One update for each change, if a tag has started at all. */
export function tellGoogle({ globals, decision }: ServiceContext): void {
  const page = pageOf(globals)
  if (!page) return
  const isGranted = (id: string): boolean => decision(id) === 'granted'
  const tags = [...page.tags.values()]
  const raised = tags.filter(({ id }) => isGranted(id)).map(({ raises }) => raises(isGranted))
  const advertising = raised.some((each) => each.advertising)
  const signals = googleSignals({
    statistics: raised.some((each) => each.statistics),
    functional: raised.length > 0 && isGranted('functional'),
    advertising,
  })
  const update = JSON.stringify(signals)
  if (page.told === update) return
  page.told = update
  pushGoogle(globals, 'consent', 'update', signals)
  pushGoogle(globals, 'set', 'allow_google_signals', advertising)
  pushGoogle(globals, 'set', 'allow_ad_personalization_signals', advertising)
  for (const { told } of tags) told?.(globals, signals)
}

/** All seven keys: Google takes one that is missing for unchanged. */
export function googleSignals({ statistics, functional, advertising }: GooglePurposes): GoogleSignals {
  const of = (granted: boolean | undefined): Decision => (granted ? 'granted' : 'denied')
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

/** Makes the queue and `gtag`, with the defaults before everything that the page has queued. */
function prepare(globals: ServiceContext['globals'], defaults: readonly object[]): GooglePage {
  globals['gtag'] ??= function gtag(): void {
    // Google's tags read `Arguments` objects only: an array is ignored without a word.
    queueOf(globals, 'dataLayer').push(arguments)
  }
  const queue = queueOf(globals, 'dataLayer')
  if (!queue.some(isDefault)) {
    const early = queue.splice(0)
    for (const each of [googleSignals({}), ...defaults]) pushGoogle(globals, 'consent', 'default', each)
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
  return typeof value === 'object' && value !== null && 'tags' in value
}

function isDefault(entry: unknown): boolean {
  const [name, verb]: readonly unknown[] = typeof entry === 'object' && entry !== null ? Object.values(entry) : []
  return name === 'consent' && verb === 'default'
}
