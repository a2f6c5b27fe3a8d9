import { readFileSync } from 'node:fs'
import {
  choiceOfRecord,
  createRecord,
  parseRecord,
  sdkVersion,
  type Choice,
  type ConsentRecord,
  type ConsentStore,
  type RecordContext,
} from 'fluxconsent/core'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { DAY, exampleConfig, exampleInput, exampleWith, GPC, NOW, startStore, stats } from './exampleConfig.js'
import { trustedEvent } from './trustedEvent.js'

// Random values take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

function choiceOf(store: ConsentStore): Choice {
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}

function recordOf(store: ConsentStore, context: Partial<RecordContext> = {}): ConsentRecord {
  return createRecord(choiceOf(store), { config: store.config, state: store.getState(), ...context })
}

const bytesOf = (record: ConsentRecord): number => new TextEncoder().encode(JSON.stringify(record)).length

describe('createRecord', () => {
  it('R112 says who decided what, when, how, where, and in which words', () => {
    const store = startStore(exampleConfig, { jurisdiction: 'US-CA', signals: GPC })
    store.actions.save({ analytics: 'granted', marketing: 'denied' }, trustedEvent())
    const hash = 'h'.repeat(43)
    const record = recordOf(store, {
      origin: 'https://shop.example/cart?id=7',
      notice: hash,
      language: 'de-AT',
      variant: 'bar',
      buttons: ['reject-all', 'accept-all', 'open'],
    })
    expect(record).toEqual({
      schemaVersion: '1.0',
      id: choiceOf(store).id,
      subject: null,
      event: { action: 'save', state: 'given', at: '2026-03-01T12:00:00.000Z', method: 'banner', actor: 'subject' },
      decisions: choiceOf(store).decisions,
      asked: choiceOf(store).asked,
      validUntil: '2026-09-01T12:00:00.000Z',
      agreement: null,
      notice: { hash, language: 'de-AT', policyVersion: '2026-02', policyUrl: '/cookies' },
      ui: { sdk: sdkVersion, variant: 'bar', buttons: ['reject-all', 'accept-all', 'open'] },
      context: { origin: 'https://shop.example', jurisdiction: 'US-CA', regulation: 'ccpa', model: 'opt-out' },
      signals: { gpc: true },
      controller: { name: 'Example Hosting', contact: 'privacy@example.com' },
    })
  })

  it.each([
    ['acceptAll', 'given'],
    ['rejectAll', 'refused'],
    ['refuseByClosing', 'refused'],
    ['withdraw', 'withdrawn'],
  ] as const)('R112 says of %s that consent was %s', (act, state) => {
    const store = startStore()
    store.actions[act]()
    expect(recordOf(store).event.state).toBe(state)
  })

  it('R133 keeps the origin of the page, and nothing else of its address', () => {
    const store = startStore()
    store.actions.acceptAll()
    const originFrom = (origin: string | null) => recordOf(store, { origin }).context.origin
    expect(originFrom('https://shop.example:8443/a/b?c=d#e')).toBe('https://shop.example:8443')
    expect(originFrom('https://shop.example?mail=me@example.com')).toBe('https://shop.example')
    expect(originFrom('http://[::1]:3000/')).toBe('http://[::1]:3000')
    expect(originFrom('https://me:secret@shop.example/')).toBe(null)
    expect(originFrom('null')).toBe(null)
    expect(originFrom('file:///home/me/page.html')).toBe(null)
    expect(originFrom(null)).toBe(null)
    expect(JSON.stringify(recordOf(store, { origin: 'https://shop.example/secret?token=1' }))).not.toMatch(
      /secret|token/,
    )
  })

  it('R112 keeps the policy without its query', () => {
    const store = startStore(exampleWith({ policy: { ...exampleInput.policy, url: '/cookies?from=banner#top' } }))
    store.actions.acceptAll()
    expect(recordOf(store).notice.policyUrl).toBe('/cookies')
  })

  it('R113 says that the interface was hand-written where nobody named its texts', () => {
    const store = startStore()
    store.actions.acceptAll()
    expect(recordOf(store).notice.hash).toBe('custom')
    expect(recordOf(store, { notice: 'trust me' }).notice.hash).toBe('custom')
  })

  it('R112 is accepted by the validator, whatever the app and the page hand in', () => {
    const store = startStore()
    store.actions.save({ marketing: 'granted' })
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.webUrl(), fc.string({ maxLength: 600 }))
    fc.assert(
      fc.property(fc.record({ name: text, email: text, url: text, law: text, origin: text, words: text }), (any) => {
        const { policy, controller } = exampleConfig
        const record = createRecord(choiceOf(store), {
          config: {
            policy: { ...policy, url: any.url },
            controller: { ...controller, name: any.name, email: any.email },
          },
          state: { ...store.getState(), jurisdiction: { ...store.getState().jurisdiction, regulation: any.law } },
          origin: any.origin,
          notice: any.words,
          language: any.words,
          variant: any.words,
          buttons: [any.words],
        })
        expect(parseRecord(record)).toEqual({ ok: true, record })
      }),
      { numRuns: 2_000 },
    )
  })

  it('R112 stays within 4 KiB for 8 categories and 20 services, and far below', () => {
    const store = startStore(exampleWith(sized(8, 20, 12)))
    store.actions.acceptAll()
    const record = recordOf(store, {
      origin: 'https://www.shop-with-a-long-name.example',
      notice: 'h'.repeat(43),
      language: 'de-AT',
      variant: 'bar',
      buttons: ['reject-all', 'accept-all', 'open'],
    })
    expect(Object.keys(record.asked)).toHaveLength(20)
    expect(bytesOf(record)).toBeLessThan(2_200)
    expect(parseRecord(record).ok).toBe(true)
  })

  it('R112 leaves out the fingerprints where there are too many, and never an answer', () => {
    const store = startStore(exampleWith(sized(8, 80, 20)))
    store.actions.acceptAll()
    const record = recordOf(store)
    expect(record.asked).toEqual({})
    expect(record.decisions).toEqual(choiceOf(store).decisions)
    expect(parseRecord(record).ok).toBe(true)
  })

  it('R112 fails with error 130 where the answers alone are too many', () => {
    const store = startStore(exampleWith(sized(8, 120, 32)))
    store.actions.acceptAll()
    expect(() => recordOf(store)).toThrow('FC130')
  })

  it('R112 names the version of the package', () => {
    const { version }: { version: string } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(sdkVersion).toBe(version)
  })
})

describe('choiceOfRecord', () => {
  it('R53 brings back the choice that was recorded', () => {
    for (const act of ['acceptAll', 'rejectAll', 'withdraw', 'save'] as const) {
      const store = startStore(exampleConfig, { jurisdiction: 'US-CA', signals: GPC })
      store.actions[act]()
      expect(choiceOfRecord(recordOf(store))).toEqual(choiceOf(store))
    }
  })

  it('R112 makes no choice of what ended with the page, of a signal, or of an agreement', () => {
    const store = startStore()
    store.actions.acceptAll()
    const record = recordOf(store)
    expect(choiceOfRecord({ ...record, validUntil: null })).toBeNull()
    expect(choiceOfRecord({ ...record, event: { ...record.event, action: 'signal' } })).toBeNull()
    expect(choiceOfRecord({ ...record, agreement: { id: 'terms', kind: 'acceptance', version: '1' } })).toBeNull()
  })

  it('R12 counts the days of a grant from the choice', () => {
    const store = startStore()
    store.actions.acceptAll()
    const record = recordOf(store)
    expect(Date.parse(record.validUntil ?? '') - NOW).toBe(184 * DAY)
  })
})

/** A config with so many categories and services, whose ids have so many letters. */
function sized(categories: number, services: number, letters: number) {
  const idOf = (mark: string, index: number) => `${mark}${index}`.padEnd(letters, 'x')
  const names = Array.from({ length: categories }, (_, index) => idOf('c', index))
  return {
    categories: Object.fromEntries(names.map((name) => [name, {}])),
    services: Array.from({ length: services }, (_, index) => ({
      ...stats,
      id: idOf('s', index),
      category: names[index % categories] ?? '',
    })),
  }
}
