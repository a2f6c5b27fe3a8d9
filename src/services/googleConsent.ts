import type { Decision, Service, ServiceContext } from '../core/index.js'
import { googleCommand } from './googleCommand.js'

/** What people decide on; each stands for one or several of Google's keys. */
export type GooglePurpose = 'statistics' | 'functional' | 'advertising'

/** A tag of Google, as far as consent goes. */
export interface GoogleTag {
  readonly id: string
  /** What its own grant raises, in view of the other decisions. */
  readonly raises: (isGranted: (id: string) => boolean) => readonly GooglePurpose[]
  /** Puts the tag's own commands into the queue, after consent is known. */
  readonly start: (context: ServiceContext) => void
  /** A global that switches the tag off. */
  readonly offSwitch?: string
  /** Told after each update, for what does not listen to consent mode. */
  readonly told?: (context: ServiceContext, signals: GoogleSignals) => void
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
  readonly tags: Record<string, GoogleTag>
}

// Kept in the page, so that several tags send one update together.
const PAGE = 'fluxconsentGoogle'

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
export function addTag(context: ServiceContext, tag: GoogleTag, defaults: readonly object[] = []): boolean {
  const { tags } = pageOf(context) ?? prepare(context, defaults)
  const { [tag.id]: known } = tags
  tags[tag.id] = tag
  return !known
}

/** One update for each change, if a tag has started at all. */
export function tellGoogle(context: ServiceContext): void {
  const { decision, push, withoutCampaign } = context
  const page = pageOf(context)
  if (!page) return
  const isGranted = (id: string): boolean => decision(id) === 'granted'
  const tags = Object.values(page.tags)
  const raised = tags.flatMap(({ id, raises }) => (isGranted(id) ? raises(isGranted) : []))
  if (raised[0] && isGranted('functional')) raised.push('functional')
  const signals = googleSignals(raised)
  const advertising = raised.includes('advertising')
  const address = withoutCampaign()
  const update = JSON.stringify([signals, address])
  if (page.told === update) return
  page.told = update
  push(
    'dataLayer',
    googleCommand('consent', 'update', signals),
    googleCommand('set', {
      ads_data_redaction: true,
      allow_google_signals: advertising,
      allow_ad_personalization_signals: advertising,
      ...(address && { page_location: address }),
    }),
  )
  for (const { told } of tags) told?.(context, signals)
}

/** All seven keys: Google takes one that is missing for unchanged. */
export function googleSignals(granted: readonly GooglePurpose[]): GoogleSignals {
  const of = (purpose: GooglePurpose): Decision => (granted.includes(purpose) ? 'granted' : 'denied')
  return {
    ad_storage: of('advertising'),
    ad_user_data: of('advertising'),
    ad_personalization: of('advertising'),
    analytics_storage: of('statistics'),
    functionality_storage: of('functional'),
    personalization_storage: of('functional'),
    security_storage: 'granted',
  }
}

/** Makes the queue and `gtag`, with the defaults before everything that the page has queued. */
function prepare({ globals, push }: ServiceContext, defaults: readonly object[]): GooglePage {
  globals['gtag'] ??= function gtag(): void {
    // Google's tags read `Arguments` objects only: an array is ignored without a word.
    push('dataLayer', arguments)
  }
  const queue = globals['dataLayer']
  const early: readonly unknown[] = Array.isArray(queue) ? queue : []
  if (!early.some(isDefault)) {
    globals['dataLayer'] = [
      ...[googleSignals([]), ...defaults].map((each) => googleCommand('consent', 'default', each)),
      ...early,
    ]
  }
  return (globals[PAGE] = { told: '', tags: {} })
}

function pageOf({ globals: { [PAGE]: page } }: ServiceContext): GooglePage | null {
  return isPage(page) ? page : null
}

function isPage(value: unknown): value is GooglePage {
  return 'tags' in Object(value)
}

function isDefault(entry: unknown): boolean {
  return Object.values(new Object(entry)).join().startsWith('consent,default')
}
