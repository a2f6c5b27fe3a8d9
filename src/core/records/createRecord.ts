import { byteLength } from './byteLength.js'
import type { Choice } from '../Choice.js'
import type { ConsentConfig } from '../ConsentConfig.js'
import { consentError } from '../ConsentError.js'
import { MAX_RECORD_BYTES, RECORD_SCHEMA, type ConsentRecord, type RecordState } from './ConsentRecord.js'
import type { ConsentData } from '../ConsentState.js'
import { recordPatterns as is } from './recordPatterns.js'
import { sdkVersion } from './sdkVersion.js'

const DAY = 86_400_000

/** What a record says beside the choice itself. */
export interface RecordContext {
  readonly config: Pick<ConsentConfig, 'controller' | 'policy'>
  /** The state of the store: the law of the place, and what the browser signals. */
  readonly state: Pick<ConsentData, 'jurisdiction' | 'signals'>
  /** Address of the page; only its origin is kept. @default null */
  readonly origin?: string | null | undefined
  /** Hash of the texts that were shown. @default 'custom' */
  readonly notice?: string | undefined
  /** BCP 47 tag of these texts. @default null */
  readonly language?: string | null | undefined
  /** Name of the layout that was shown. @default null */
  readonly variant?: string | null | undefined
  /** Its controls in their order, by `data-consent-action`. @default [] */
  readonly buttons?: readonly string[] | undefined
  /** @default 'subject' */
  readonly actor?: ConsentRecord['event']['actor'] | undefined
}

/**
 * Makes the record of a choice: plain JSON of at most 4 KiB that {@link parseRecord} accepts. Pure.
 *
 * Of the page only the origin is kept. Where the fingerprints of very many services do not fit, `asked` stays empty:
 * the answers themselves are never shortened.
 *
 * @throws ConsentError 130 when the answers alone do not fit: no server would take the record
 * @example
 * store.onChoice((choice) => {
 *   const record = createRecord(choice, { config, state: store.getState(), origin: location.origin })
 *   navigator.sendBeacon('/consent', JSON.stringify(record))
 * })
 */
export function createRecord(choice: Choice, context: RecordContext): ConsentRecord {
  const { controller, policy } = context.config
  const record: ConsentRecord = {
    schemaVersion: RECORD_SCHEMA,
    id: choice.id,
    subject: choice.subject,
    event: {
      action: choice.action,
      state: stateOf(choice),
      at: new Date(choice.at).toISOString(),
      method: choice.method,
      actor: context.actor ?? 'subject',
    },
    decisions: choice.decisions,
    asked: choice.asked,
    validUntil: isForNow(choice) ? null : new Date(choice.at + choice.validDays * DAY).toISOString(),
    agreement: null,
    notice: {
      hash: matching(is.hash, context.notice) ?? 'custom',
      language: matching(is.language, context.language),
      policyVersion: choice.policyVersion,
      policyUrl: matching(is.policyUrl, policy.url.split(/[?#]/, 1)[0]) ?? '/',
    },
    ui: {
      sdk: sdkVersion,
      variant: matching(is.token, context.variant),
      buttons: (context.buttons ?? []).flatMap((button) => matching(is.token, button) ?? []).slice(0, 8),
    },
    context: {
      origin: originOf(context.origin),
      jurisdiction: choice.jurisdiction,
      regulation: line(context.state.jurisdiction.regulation, 40),
      model: choice.model,
    },
    signals: { ...context.state.signals, gpc: choice.gpc },
    controller: { name: line(controller.name, 200), contact: line(controller.email, 200) },
  }
  if (fits(record)) return record
  const short = { ...record, asked: {} }
  if (fits(short)) return short
  throw consentError(130, String(Object.keys(choice.decisions).length))
}

/** The origin of an address, without path and query; `null` where there is none, or a user stands in it. */
function originOf(address: string | null | undefined): string | null {
  return matching(is.origin, /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/.exec(address ?? '')?.[0])
}

/** A text that fits, else `null`: what does not fit is unknown. */
function matching(pattern: RegExp, text: string | null | undefined): string | null {
  return text && pattern.test(text) ? text : null
}

/** What a choice says in one word. */
function stateOf({ action, decisions }: Choice): RecordState {
  if (action === 'withdraw') return 'withdrawn'
  if (action === 'object') return 'objected'
  if (action === 'seen') return 'noticed'
  return Object.values(decisions).includes('granted') ? 'given' : 'refused'
}

function isForNow({ action }: Choice): boolean {
  return action === 'allow-session' || action === 'allow-once'
}

/** One line of at most so many characters, none of them half or invisible. */
function line(text: string, most: number): string {
  return [...text.replaceAll(/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+/gu, ' ').trim()].slice(0, most).join('') || '-'
}

function fits(record: ConsentRecord): boolean {
  return byteLength(JSON.stringify(record)) <= MAX_RECORD_BYTES
}
