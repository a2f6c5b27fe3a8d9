import { afterEach, expect, test, vi } from 'vitest'
import { patient } from '../../src/remote/patient.js'
import { act, isIdle } from './acts.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()
const url = '/consent'

afterEach(() => void vi.useRealTimers())

test('R61 words that an app never tells hold a record up for ten seconds', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout'] })
  const failed = vi.fn<(error: unknown) => void>()
  const told = patient({ url, notice: async () => new Promise(() => undefined) }, failed).notice?.()
  const settled = vi.fn<() => void>()
  void Promise.resolve(told).then(settled)
  await vi.advanceTimersByTimeAsync(9_999)
  expect(settled).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(1)
  expect(await told).toEqual({})
  expect(failed).not.toHaveBeenCalled()
})

test.each([
  ['rejects', async () => Promise.reject(new Error('no words'))],
  [
    'throws',
    () => {
      throw new Error('no words')
    },
  ],
])('R61 an app that %s in place of its words is told, and the record goes without them', async (_, notice) => {
  const failed = vi.fn<(error: unknown) => void>()
  expect(await patient({ url, notice }, failed).notice?.()).toEqual({})
  expect(failed).toHaveBeenCalledExactlyOnceWith(new Error('no words'))
})

test('R113 what an app tells in time is what is recorded', async () => {
  const words = { notice: 'custom', language: 'de' }
  expect(await patient({ url, notice: () => words }, () => undefined).notice?.()).toEqual(words)
  expect(await patient({ url, notice: async () => words }, () => undefined).notice?.()).toEqual(words)
})

test('R61 R112 a choice is recorded although the words of the app cannot be found', async () => {
  const person = await site.person()
  await person.addInitScript(() => {
    Object.assign(window, { notice: async () => Promise.reject(new Error('no words')) })
  })
  const page = await site.open(person)
  await act(page, 'rejectAll')
  await isIdle(page)
  expect(await site.records()).toMatchObject([{ event: { action: 'reject-all' }, notice: { hash: 'custom' } }])
  expect(await page.evaluate(() => window.consent.errors)).toEqual(['Error: no words'])
})
