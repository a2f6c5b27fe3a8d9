import type { ConsentRecord, Decisions } from 'fluxconsent/core'
import { describe, expect, test } from 'vitest'
import { mergeAccount, type DeviceChoice } from '../../../src/server/accounts/mergeAccount.js'
import { NOW } from '../../core/exampleConfig.js'
import { recordOf } from '../api/startApi.js'

const RECORD = recordOf('rejectAll', { at: NOW })
const LINKED = 100

/** What a device last said, when, and since when it is linked. */
function device(
  subject: string,
  decisions: Decisions | null,
  effectiveAt: number,
  more: Partial<Told> = {},
): DeviceChoice {
  const { linkedAt = LINKED, record = {} } = more
  return { subject, linkedAt, effectiveAt, record: decisions && { ...RECORD, asked: {}, decisions, ...record } }
}

interface Told {
  readonly linkedAt: number
  readonly record: Partial<ConsentRecord>
}

const GRANTED: Decisions = { marketing: 'granted' }
const DENIED: Decisions = { marketing: 'denied' }

describe('R134 what counts for a device of an account', () => {
  test('is nothing while none of its devices chose', () => {
    expect(mergeAccount([device('phone', null, 0)], 'phone', 'account')).toEqual({
      basis: 'stricter',
      decisions: {},
      elsewhere: {},
      asked: {},
      policyVersion: null,
      model: 'opt-in',
      validUntil: null,
    })
  })

  test.each([
    ['before they were linked', LINKED - 1],
    ['in the moment in which they were linked', LINKED],
  ])('is the refusal of any of them, however old, while the last choice was made %s', (_, at) => {
    const devices = [device('phone', GRANTED, at), device('laptop', DENIED, at - 50)]
    for (const subject of ['phone', 'laptop'])
      expect(mergeAccount(devices, subject, 'account')).toMatchObject({ basis: 'stricter', decisions: DENIED })
  })

  test('is what the person picked after that, against an older refusal of another device too', () => {
    const devices = [device('phone', DENIED, 50), device('laptop', GRANTED, LINKED + 1)]
    expect(mergeAccount(devices, 'laptop', 'device')).toMatchObject({ basis: 'picked', decisions: GRANTED })
    expect(mergeAccount(devices, 'phone', 'account')).toMatchObject({ basis: 'picked', decisions: GRANTED })
  })

  test('is its own refusal still, when the pick elsewhere is a grant that stays on its device', () => {
    const devices = [device('phone', DENIED, 50), device('laptop', GRANTED, LINKED + 1)]
    expect(mergeAccount(devices, 'phone', 'device').decisions).toEqual(DENIED)
  })

  test('is a refusal that was picked, on every device', () => {
    const devices = [device('phone', GRANTED, 50), device('laptop', DENIED, LINKED + 1)]
    expect(mergeAccount(devices, 'phone', 'device')).toMatchObject({ basis: 'picked', decisions: DENIED })
  })

  test('is the refusal, when two were picked in one moment', () => {
    const [grant, refusal] = [device('phone', GRANTED, LINKED + 1), device('laptop', DENIED, LINKED + 1)]
    for (const devices of [
      [grant, refusal],
      [refusal, grant],
    ])
      expect(mergeAccount(devices, 'phone', 'account')).toMatchObject({ basis: 'picked', decisions: DENIED })
  })

  test('is no pick any longer when a device that chose is linked later; one that never chose changes nothing', () => {
    const picked = [device('phone', DENIED, 50), device('laptop', GRANTED, 200)]
    const late = { linkedAt: 300 }
    expect(mergeAccount([...picked, device('tablet', null, 0, late)], 'laptop', 'device').basis).toBe('picked')
    expect(mergeAccount([...picked, device('tablet', GRANTED, 60, late)], 'laptop', 'device')).toMatchObject({
      basis: 'stricter',
      decisions: DENIED,
    })
  })

  test('is its own answer about what no other was asked, and no grant that it did not give', () => {
    const devices = [device('phone', { analytics: 'granted' }, 50), device('laptop', GRANTED, 60)]
    expect(mergeAccount(devices, 'phone', 'device').decisions).toStrictEqual({ analytics: 'granted' })
    expect(mergeAccount(devices, 'phone', 'account').decisions).toEqual({ analytics: 'granted', marketing: 'granted' })
  })

  test('is, on a device that never chose, each refusal and no grant, unless grants are for the account', () => {
    const devices = [device('phone', { marketing: 'denied', video: 'granted' }, 50), device('fresh', null, 0)]
    expect(mergeAccount(devices, 'fresh', 'device').decisions).toStrictEqual(DENIED)
    expect(mergeAccount(devices, 'fresh', 'account').decisions).toStrictEqual({ marketing: 'denied', video: 'granted' })
  })

  test('comes with the strictest of what the others say, and never with what it says itself', () => {
    const devices = [device('phone', DENIED, 50), device('laptop', GRANTED, 60), device('tablet', DENIED, 70)]
    expect(mergeAccount(devices, 'phone', 'device').elsewhere).toEqual(DENIED)
    expect(mergeAccount(devices.slice(0, 2), 'phone', 'device').elsewhere).toEqual(GRANTED)
    expect(mergeAccount(devices.slice(0, 1), 'phone', 'device').elsewhere).toEqual({})
  })

  test('names the texts that were shown for it: those of the answer that counts, the oldest version, the first end', () => {
    const old = {
      notice: { ...RECORD.notice, policyVersion: '1' },
      asked: { marketing: 'old1' },
      validUntil: '2026-05-01',
    }
    const young = {
      notice: { ...RECORD.notice, policyVersion: '2' },
      asked: { video: 'new1' },
      validUntil: '2026-04-01',
    }
    const devices = [
      device('phone', { marketing: 'denied', video: 'granted' }, 50, { record: old }),
      device('laptop', { marketing: 'granted', video: 'denied' }, 60, { record: young }),
    ]
    expect(mergeAccount(devices, 'phone', 'device')).toMatchObject({
      decisions: { marketing: 'denied', video: 'denied' },
      asked: { marketing: 'old1', video: 'new1' },
      policyVersion: '1',
      validUntil: '2026-04-01',
    })
  })

  test('names nothing of an answer that does not count', () => {
    const old = { notice: { ...RECORD.notice, policyVersion: '1' }, validUntil: '2026-04-01' }
    const devices = [device('phone', GRANTED, 50, { record: old }), device('laptop', DENIED, LINKED + 1)]
    expect(mergeAccount(devices, 'laptop', 'device')).toMatchObject({
      policyVersion: RECORD.notice.policyVersion,
      validUntil: RECORD.validUntil,
    })
  })

  test('counts as asked for only if each choice behind it answered a question', () => {
    const notice = { record: { context: { ...RECORD.context, model: 'notice' as const } } }
    const told = device('laptop', { video: 'denied' }, 60, notice)
    const refused = device('phone', DENIED, 50)
    expect(mergeAccount([refused, told], 'phone', 'device').model).toBe('notice')
    expect(mergeAccount([refused, { ...told, effectiveAt: 40 }], 'phone', 'device').model).toBe('notice')
    expect(mergeAccount([refused], 'phone', 'device').model).toBe('opt-in')
  })
})
