import { createRecord, type ConsentRecord } from 'fluxconsent/core'
import { createAgreementRecord } from '../../src/core/records/index.js'
import { describe, expect, it } from 'vitest'
import { uuidv7 } from '../../src/core/lazy.js'
import { readEntry } from '../../src/remote/readEntry.js'
import { startStore } from '../core/exampleConfig.js'
import { site } from './site.ts'

const MINUTE = 60_000

function choiceAt(at: number): ConsentRecord {
  const store = startStore(site, { now: () => at })
  store.actions.rejectAll()
  const { choice } = store.getState()
  if (!choice) throw new Error('A refusal is a choice.')
  return createRecord(choice, { config: site, state: store.getState() })
}

function agreementAt(at: number): ConsentRecord {
  const made = { schemaVersion: '1.0', id: uuidv7(at), at, agreement: 'offers', kind: 'consent', version: '1' } as const
  const did = { action: 'given', method: 'page', language: 'en', text: 'Send me offers', origin: null } as const
  const state = startStore(site).getState()
  return createAgreementRecord({ ...made, ...did }, { config: site, state, subject: null })
}

const draft = (record: ConsentRecord): string => JSON.stringify({ record, key: null, isDraft: true })

describe('a draft that another page left in the outbox', () => {
  it('R62 is waited for while that page may still find its words', () => {
    expect(readEntry(draft(choiceAt(Date.now())))).toMatchObject({ isDraft: true, isFormer: false })
    expect(readEntry(`!${draft(choiceAt(Date.now()))}`)).toMatchObject({ isDraft: true, isFormer: true })
  })

  it.each([-MINUTE, MINUTE])('R62 R112 goes as it is where it was made %i ms from now', (off) => {
    expect(readEntry(draft(choiceAt(Date.now() + off)))).toMatchObject({ isDraft: false })
  })

  it('R106 R138 is dropped then where it is of an agreement, which is recorded out of its own list', () => {
    expect(readEntry(draft(agreementAt(Date.now())))).toMatchObject({ isDraft: true })
    expect(readEntry(draft(agreementAt(Date.now() - MINUTE)))).toBeNull()
  })
})
