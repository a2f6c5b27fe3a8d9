'use client'

import { useState, useSyncExternalStore } from 'react'
import type { AgreementRecord } from '../core/index.js'
import { agreementsKey } from '../core/forms.js'
import { useConsentStore } from '../index.js'
import { createAgreementStore, type AgreementStore } from './createAgreementStore.js'

/** Where the agreements of this device are kept, and what is in it; `null` until it was read. */
export function useAgreementRecords(): readonly [AgreementStore, readonly AgreementRecord[] | null] {
  const { config } = useConsentStore()
  const [store] = useState(() => createAgreementStore(agreementsKey(config.cookie.name)))
  return [store, useSyncExternalStore(store.subscribe, store.records, () => null)]
}
