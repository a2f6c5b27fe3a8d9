'use client'

import { useMemo } from 'react'
import { consentError, type Agreement, type AgreementRecord } from '../core/index.js'
import { useConsentStore } from '../index.js'
import { createAgreementActs, lastOf, type AgreementActs } from './createAgreementActs.js'
import { useAgreementRecords } from './useAgreementRecords.js'

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
export interface AgreementView extends AgreementActs {
  readonly agreement: Agreement
  readonly status: AgreementStatus
  /** The last record; `null` when there is none. */
  readonly record: AgreementRecord | null
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
  const { agreements = [] } = config
  const agreement = agreements.find((one) => one.id === id)
  if (!agreement) throw consentError(170, id, agreements.map((one) => one.id).join(', '))
  const [store, records] = useAgreementRecords()
  const record = lastOf(records, id)

  // Nothing in here changes with the records: a form whose two boxes record their yes in one event calls both.
  const acts = useMemo(
    () => createAgreementActs(config, store, agreement, language),
    [config, store, agreement, language],
  )

  return useMemo(
    () => ({ agreement, record, status: records ? statusOf(agreement, record) : 'loading', ...acts }),
    [agreement, record, records, acts],
  )
}

function statusOf({ version }: Agreement, record: AgreementRecord | null): AgreementStatus {
  if (!record || record.action === 'seen') return 'none'
  if (record.action === 'withdrawn') return 'withdrawn'
  return record.version === version ? record.action : 'outdated'
}
