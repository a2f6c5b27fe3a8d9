import type { AgreementRecord } from '../core/index.js'
import { AGREEMENT_ACTIONS } from '../core/forms.js'

/** How long a record stays on the device: as long as a claim can rest on it. Milliseconds. */
const KEPT = 3 * 365 * 86_400_000
/** A device keeps no archive. */
const MOST = 100

const EVENT = 'fluxconsent:agreement'

/** The agreements that are kept on this device under one key. */
export interface AgreementStore {
  /** Calls back whenever the records change, here or in another tab; returns the way to stop. */
  readonly subscribe: (listener: () => void) => () => void
  /** The records, oldest first; `null` until somebody subscribed. The same array until it changes. */
  readonly records: () => readonly AgreementRecord[] | null
  readonly add: (record: AgreementRecord) => void
  /** Removes all of them from this device. */
  readonly forget: () => void
}

/**
 * Keeps agreements in local storage, apart from the choice. Storage that is blocked or full leaves them in memory: every
 * store of the page that listens hears of them.
 *
 * @param key see {@link agreementsKey}
 */
export function createAgreementStore(key: string): AgreementStore {
  let heard: readonly AgreementRecord[] = []
  let records: readonly AgreementRecord[] | null = null
  const read = (): void => {
    const stored = readAgreements(key)
    const isUnknown = ({ id }: AgreementRecord): boolean => stored.every((one) => one.id !== id)
    const next = [...stored, ...heard.filter(isUnknown)]
    if (idsOf(next) !== idsOf(records)) records = next
  }
  return {
    subscribe: (listener) => {
      const hear = (event: Event): void => {
        const said = saidBy(event)
        if (said?.key !== key) return
        // What could be stored is read; what could not is remembered.
        heard = said.record ? [...heard, said.record] : []
        read()
        listener()
      }
      const onStorage = (event: StorageEvent): void => {
        if (event.key !== key && event.key !== null) return
        heard = []
        read()
        listener()
      }
      addEventListener(EVENT, hear)
      addEventListener('storage', onStorage)
      read()
      return () => {
        removeEventListener(EVENT, hear)
        removeEventListener('storage', onStorage)
      }
    },
    records: () => records,
    add: (record) => {
      attempt(() => localStorage.setItem(key, JSON.stringify([...readAgreements(key), record].slice(-MOST))))
      dispatchEvent(new CustomEvent(EVENT, { detail: { key, record } }))
    },
    forget: () => {
      attempt(() => localStorage.removeItem(key))
      dispatchEvent(new CustomEvent(EVENT, { detail: { key, record: null } }))
    },
  }
}

/**
 * Calls back for every agreement that is recorded on this page: for an app that sends them to its server. Returns the
 * way to stop.
 *
 * @example
 * useEffect(() => onAgreement((record) => void fetch('/agreements', { method: 'POST', body: JSON.stringify(record) })), [])
 */
export function onAgreement(listener: (record: AgreementRecord) => void): () => void {
  const hear = (event: Event): void => {
    const record = saidBy(event)?.record
    if (record) listener(record)
  }
  addEventListener(EVENT, hear)
  return () => removeEventListener(EVENT, hear)
}

/** What is stored under a key; foreign, broken and outdated values are nothing. Never throws. */
function readAgreements(key: string): readonly AgreementRecord[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    const oldest = Date.now() - KEPT
    return Array.isArray(stored) ? stored.filter(isRecord).filter(({ at }) => at > oldest) : []
  } catch {
    return []
  }
}

function attempt(write: () => void): void {
  try {
    write()
  } catch {
    // That it throws is all there is to know about blocked or full storage.
  }
}

function idsOf(records: readonly AgreementRecord[] | null): string | undefined {
  return records?.map(({ id }) => id).join()
}

function saidBy(event: Event): { readonly key: string; readonly record: AgreementRecord | null } | null {
  const detail: unknown = event instanceof CustomEvent ? event.detail : null
  if (!isBag(detail) || typeof detail['key'] !== 'string') return null
  const { key, record } = detail
  if (record === null) return { key, record }
  return isRecord(record) ? { key, record } : null
}

function isRecord(value: unknown): value is AgreementRecord {
  if (!isBag(value)) return false
  const { id, at, agreement, kind, version, action, text } = value
  return (
    value['schemaVersion'] === '1.0' &&
    [id, agreement, kind, version, text].every((each) => typeof each === 'string') &&
    typeof at === 'number' &&
    AGREEMENT_ACTIONS.some((known) => known === action)
  )
}

function isBag(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
