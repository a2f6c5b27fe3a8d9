import type { AgreementRecord } from '../core/index.js'
import { AGREEMENT_EVENT, agreementNews, readAgreements } from '../core/forms.js'

/** A device keeps no archive. */
const MOST = 100

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
 * @param key see `agreementsKey` of core
 */
export function createAgreementStore(key: string): AgreementStore {
  let heard: readonly AgreementRecord[] = []
  let records: readonly AgreementRecord[] | null = null
  const read = (): void => {
    const stored = storedAgreements(key)
    const isUnknown = ({ id }: AgreementRecord): boolean => stored.every((one) => one.id !== id)
    const next = [...stored, ...heard.filter(isUnknown)]
    if (idsOf(next) !== idsOf(records)) records = next
  }
  return {
    subscribe: (listener) => {
      const hear = (event: Event): void => {
        const said = newsIn(event)
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
      addEventListener(AGREEMENT_EVENT, hear)
      addEventListener('storage', onStorage)
      read()
      return () => {
        removeEventListener(AGREEMENT_EVENT, hear)
        removeEventListener('storage', onStorage)
      }
    },
    records: () => records,
    add: (record) => {
      attempt(() => localStorage.setItem(key, JSON.stringify([...storedAgreements(key), record].slice(-MOST))))
      dispatchEvent(new CustomEvent(AGREEMENT_EVENT, { detail: { key, record } }))
    },
    forget: () => {
      attempt(() => localStorage.removeItem(key))
      dispatchEvent(new CustomEvent(AGREEMENT_EVENT, { detail: { key, record: null } }))
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
    const record = newsIn(event)?.record
    if (record) listener(record)
  }
  addEventListener(AGREEMENT_EVENT, hear)
  return () => removeEventListener(AGREEMENT_EVENT, hear)
}

/** What is stored under a key. Never throws. */
function storedAgreements(key: string): readonly AgreementRecord[] {
  try {
    return readAgreements(localStorage.getItem(key))
  } catch {
    // Merely naming it throws where storage is blocked.
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

function newsIn(event: Event): ReturnType<typeof agreementNews> {
  return agreementNews(event instanceof CustomEvent ? event.detail : null)
}
