import type { AgreementRecord } from 'fluxconsent/core'
import { expect, it, vi } from 'vitest'
import { createAgreementActs } from '../../src/policy/createAgreementActs.js'

it('R65 R106 what takes an agreement back is later than what gave it, also where a clock was put right in between', () => {
  vi.stubGlobal('location', { origin: 'https://shop.example' })
  vi.stubGlobal('document', { documentElement: { lang: 'en' } })
  vi.useFakeTimers({ now: Date.UTC(2026, 1, 1, 0, 10) })
  const records: AgreementRecord[] = []
  const store = {
    records: () => records,
    add: (record: AgreementRecord) => void records.push(record),
    forget: () => undefined,
    subscribe: () => () => undefined,
  }
  const acts = createAgreementActs({}, store, { id: 'offers', kind: 'consent', version: '1' })
  acts.give('Send me offers')
  vi.setSystemTime(Date.UTC(2026, 1, 1))
  acts.withdraw()
  vi.useRealTimers()
  vi.unstubAllGlobals()
  const [given, withdrawn] = records
  expect(given?.at).toBe(Date.UTC(2026, 1, 1, 0, 10))
  expect(withdrawn?.action).toBe('withdrawn')
  expect(withdrawn?.at).toBe((given?.at ?? 0) + 1)
  expect((withdrawn?.id ?? '') > (given?.id ?? '')).toBe(true)
})
