import { parseRecord, type AgreementRecord, type ConsentConfig, type ConsentRecord } from 'fluxconsent/core'
import { agreementTexts } from 'fluxconsent/policy'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { createAgreementRecord, noticeHash, readAgreements } from '../../src/core/records/index.js'
import { uuidv7 } from '../../src/core/lazy.js'
import { exampleConfig, exampleWith, GPC, NOW, startStore } from './exampleConfig.js'

// Random values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const config = exampleWith({
  agreements: [
    { id: 'newsletter', kind: 'consent', version: '1', doubleOptIn: true },
    { id: 'offers', kind: 'consent', version: '2' },
  ],
})

const given: AgreementRecord = {
  schemaVersion: '1.0',
  id: uuidv7(NOW),
  at: NOW,
  agreement: 'offers',
  kind: 'consent',
  version: '2',
  action: 'given',
  method: 'page',
  language: 'de-AT',
  text: 'Angebote',
  origin: 'https://shop.example',
}

function recordOf(change: Partial<AgreementRecord> = {}, site: ConsentConfig = config): ConsentRecord {
  const state = startStore(site, { jurisdiction: 'US-CA', signals: GPC }).getState()
  return createAgreementRecord({ ...given, ...change }, { config: site, state, subject: null })
}

describe('the record of an agreement', () => {
  it('R106 says who agreed to what, when, how and where, and nothing about the categories', () => {
    const hash = 'h'.repeat(43)
    const state = startStore(config, { jurisdiction: 'US-CA', signals: GPC }).getState()
    const subject = 's'.repeat(22)
    expect(createAgreementRecord(given, { config, state, subject, notice: hash })).toEqual({
      schemaVersion: '1.0',
      id: given.id,
      subject,
      event: { action: 'agree', state: 'given', at: '2026-03-01T12:00:00.000Z', method: 'page', actor: 'subject' },
      decisions: {},
      asked: {},
      validUntil: null,
      agreement: { id: 'offers', kind: 'consent', version: '2' },
      notice: { hash, language: 'de-AT', policyVersion: '2026-02', policyUrl: '/cookies' },
      ui: { sdk: expect.any(String), variant: 'agreement', buttons: [] },
      context: { origin: 'https://shop.example', jurisdiction: 'US-CA', regulation: 'ccpa', model: 'opt-out' },
      signals: { gpc: true },
      controller: { name: 'Example Hosting', contact: 'privacy@example.com' },
    })
  })

  it.each([
    ['offers', 'given', 'agree', 'given'],
    ['offers', 'withdrawn', 'withdraw', 'withdrawn'],
    ['offers', 'seen', 'seen', 'noticed'],
    ['newsletter', 'pending', 'agree', 'requested'],
    ['newsletter', 'given', 'confirm', 'given'],
    ['newsletter', 'withdrawn', 'withdraw', 'withdrawn'],
    // A site that has taken it out of its config since.
    ['former', 'given', 'agree', 'given'],
  ] as const)('R106 of %s that is %s says %s and %s', (agreement, did, action, state) => {
    expect(recordOf({ agreement, action: did }).event).toMatchObject({ action, state })
    expect(parseRecord(recordOf({ agreement, action: did })).ok).toBe(true)
  })

  it('R106 is the same event twice under one id', () => {
    expect(recordOf()).toEqual(recordOf())
    expect(recordOf().id).toBe(given.id)
  })

  it('R106 of a site without agreements is one all the same', () => {
    expect(parseRecord(recordOf({}, exampleConfig)).ok).toBe(true)
  })

  it('R106 never makes of foreign storage what no page could have written, and never throws', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 60 }), fc.constant('offers'), fc.constant('2'))
    const foreign = fc.record({
      schemaVersion: fc.constant('1.0'),
      id: fc.oneof(text, fc.constant(given.id)),
      at: fc.oneof(fc.double(), fc.constant(NOW), fc.integer()),
      agreement: text,
      kind: fc.oneof(text, fc.constant('consent')),
      version: text,
      action: fc.constantFrom('given', 'pending', 'withdrawn', 'seen'),
      method: fc.oneof(text, fc.constant('page'), fc.constant({})),
      language: fc.oneof(text, fc.constant(null), fc.constant(['en'])),
      text,
      origin: fc.oneof(text, fc.webUrl(), fc.constant(7)),
    })
    fc.assert(
      fc.property(foreign, (one) => {
        for (const read of readAgreements(JSON.stringify([one]))) {
          const parsed = parseRecord(recordOf(read))
          if (parsed.ok) expect(parsed.record).toMatchObject({ id: given.id, decisions: {}, validUntil: null })
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('the words of an agreement', () => {
  it('R69 have a hash of their own, by words, language and version', async () => {
    const words = { text: 'Send me offers', language: 'en', version: '2' }
    const hashes = await Promise.all(
      [words, { ...words, text: 'Send me all' }, { ...words, language: 'de' }, { ...words, version: '3' }].map(
        async (each) => noticeHash(agreementTexts(each)),
      ),
    )
    expect(new Set(hashes).size).toBe(4)
    expect(await noticeHash(agreementTexts({ ...words }))).toBe(hashes[0])
  })

  it('R69 can be registered, also where the page does not tell its language', () => {
    expect(agreementTexts({ text: 'Offers', language: null, version: '2' })).toMatchObject({
      language: 'und',
      variant: 'agreement',
    })
  })
})
