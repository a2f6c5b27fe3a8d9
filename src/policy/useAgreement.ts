'use client'

import { useMemo, useState, useSyncExternalStore } from 'react'
import { consentError, type Agreement, type AgreementAction, type AgreementRecord, type Cause } from '../core/index.js'
import { agreementsKey, methodOf, uuidv7 } from '../core/forms.js'
import { useConsentStore } from '../index.js'
import { createAgreementStore } from './createAgreementStore.js'

/**
 * Where an agreement stands: `loading` until the device was read, `outdated` when its text has a newer version than the
 * one that was agreed to.
 */
export type AgreementStatus = 'loading' | 'none' | 'pending' | 'given' | 'withdrawn' | 'outdated'

/** What {@link useAgreement} cannot know by itself. */
export interface AgreementOptions {
  /** Language tag of the words that the person reads. @default the page's `lang` */
  readonly language?: string | undefined
}

/** One agreement with its state and what can be done. The functions never throw. */
export interface AgreementView {
  readonly agreement: Agreement
  readonly status: AgreementStatus
  /** The last record; `null` when there is none. */
  readonly record: AgreementRecord | null
  /**
   * Records the yes, with the words that the person read. With `doubleOptIn` it stays pending until {@link confirm}.
   */
  readonly give: (text: string, cause?: Cause) => void
  /** Records that the address was confirmed: call it on the page that the link in the e-mail leads to. */
  readonly confirm: (cause?: Cause) => void
  /** Takes a consent back. What is part of a contract ends by the rules of that. */
  readonly withdraw: (cause?: Cause) => void
}

/**
 * An agreement of the config: whether it was given on this device, and how to give it and take it back.
 *
 * Each event is a record of its own. None of them stands in the choice cookie, and none is ever given by default.
 *
 * @throws error 170 when the config does not have it
 *
 * @example
 * const { status, withdraw } = useAgreement('newsletter')
 * if (status === 'given') return <button onClick={withdraw}>Unsubscribe</button>
 * @see GDPR article 7
 */
export function useAgreement(id: string, options: AgreementOptions = {}): AgreementView {
  const { language } = options
  const { config } = useConsentStore()
  const { agreements = [], cookie, trustedGesture = false } = config
  const agreement = agreements.find((one) => one.id === id)
  if (!agreement) throw consentError(170, id, agreements.map((one) => one.id).join(', '))
  const [store] = useState(() => createAgreementStore(agreementsKey(cookie.name)))
  const records = useSyncExternalStore(store.subscribe, store.records, () => null)
  const record = lastOf(records, id)

  // Nothing in here changes with the records: a form whose two boxes record their yes in one event calls both.
  const acts = useMemo(() => {
    const write = (action: AgreementAction, text: string, cause: Cause | undefined): void => {
      const method = methodOf(cause, 'none') === 'api' ? 'api' : 'page'
      // What takes something back needs no proof of a person.
      if (trustedGesture && method === 'api' && action !== 'withdrawn') return
      const { kind, version } = agreement
      const at = Date.now()
      const origin = location.origin === 'null' ? null : location.origin
      store.add({
        schemaVersion: '1.0',
        id: uuidv7(at),
        at,
        agreement: id,
        kind,
        version,
        action,
        method,
        language: language ?? (document.documentElement.lang || null),
        text,
        origin,
      })
    }
    const last = (): AgreementRecord | null => lastOf(store.records(), id)
    return {
      give: (text: string, cause?: Cause) => write(agreement.doubleOptIn ? 'pending' : 'given', text, cause),
      confirm: (cause?: Cause) => write('given', last()?.text ?? '', cause),
      withdraw: (cause?: Cause) => {
        const given = last()
        if (agreement.kind === 'consent' && given && given.action !== 'withdrawn') write('withdrawn', '', cause)
      },
    }
  }, [agreement, id, language, store, trustedGesture])

  return useMemo(
    () => ({ agreement, record, status: records ? statusOf(agreement, record) : 'loading', ...acts }),
    [agreement, record, records, acts],
  )
}

function lastOf(records: readonly AgreementRecord[] | null, id: string): AgreementRecord | null {
  return records?.findLast((one) => one.agreement === id) ?? null
}

function statusOf({ version }: Agreement, record: AgreementRecord | null): AgreementStatus {
  if (!record || record.action === 'seen') return 'none'
  if (record.action === 'withdrawn') return 'withdrawn'
  return record.version === version ? record.action : 'outdated'
}
