import { createConsentStore, createRecord } from 'fluxconsent/core'
import { expect, it, vi } from 'vitest'
import { dropKey } from '../../src/remote/dropKey.js'
import { sendRecord, type Sent } from '../../src/remote/sendRecord.js'
import { site } from './site.ts'

const KEY = 'k'.repeat(43)

function entry(): Parameters<typeof sendRecord>[1] {
  const store = createConsentStore(site)
  let record: ReturnType<typeof createRecord> | undefined
  store.onChoice((choice) => (record = createRecord(choice, { config: site, state: store.getState() })))
  store.inlet.hydrate(null, store.getState().signals)
  store.actions.rejectAll()
  if (!record) throw new Error('A refusal is recorded.')
  return { record, key: KEY }
}

/** Answers every request in place of a network. */
function answer(status: number, body?: unknown): ReturnType<typeof vi.fn<typeof fetch>> {
  const stub = vi.fn<typeof fetch>(async () => new Response(JSON.stringify(body ?? null), { status }))
  vi.stubGlobal('fetch', stub)
  return stub
}

it('R62 a record outlives the page that sends it', async () => {
  const asked = answer(500)
  await sendRecord({ url: '/consent' }, entry())
  expect(asked).toHaveBeenCalledExactlyOnceWith('/consent/v1/records', expect.objectContaining({ keepalive: true }))
})

it('R133 so does what takes the key back', async () => {
  const asked = answer(200)
  await dropKey({ url: '/consent' })
  expect(asked).toHaveBeenCalledExactlyOnceWith(
    '/consent/v1/subjects/me/key',
    expect.objectContaining({ keepalive: true, method: 'DELETE' }),
  )
})

it('R61 is sent without a patience of ours where the browser has none, as before Safari 16', async () => {
  const asked = answer(500)
  vi.stubGlobal('AbortSignal', {})
  await sendRecord({ url: '/consent' }, entry())
  expect(asked).toHaveBeenCalledExactlyOnceWith('/consent/v1/records', expect.objectContaining({ signal: null }))
})

it.each([
  ['of another record', { id: 'another', subject: null, key: 'dropped' }],
  ['that names nobody who could be', { id: null, subject: '../', key: 'cookie' }],
  ['that does not say who has the key', { id: null, subject: null }],
  ['which is a page', '<h1>Welcome</h1>'],
])('R62 R64 an answer %s is no receipt: the record is sent again', async (_, body) => {
  const made = entry()
  answer(201, typeof body === 'object' && body.id === null ? { ...body, id: made.record.id } : body)
  expect(await sendRecord({ url: '/consent' }, made)).toEqual({ outcome: 'later', after: null })
})

it.each([401, 403, 404, 405, 410])(
  'R62 a bare %i is not the word of the API: it is asked again later',
  async (status) => {
    answer(status)
    expect(await sendRecord({ url: '/consent' }, { ...entry(), key: null })).toEqual({ outcome: 'later', after: null })
  },
)

it.each<[number, Sent]>([
  [401, { outcome: 'refused', status: 401, code: 443, body: { code: 443 } }],
  [403, { outcome: 'refused', status: 403, code: 443, body: { code: 443 } }],
  [404, { outcome: 'refused', status: 404, code: 443, body: { code: 443 } }],
  [410, { outcome: 'refused', status: 410, code: 443, body: { code: 443 } }],
])('R64 R66 a %i that names its problem is', async (status, sent) => {
  answer(status, { code: 443 })
  expect(await sendRecord({ url: '/consent' }, { ...entry(), key: null })).toEqual(sent)
})

it.each([400, 409, 413, 415, 422])('R64 a bare %i is final too', async (status) => {
  answer(status)
  expect(await sendRecord({ url: '/consent' }, entry())).toEqual({ outcome: 'refused', status, code: null, body: null })
})
