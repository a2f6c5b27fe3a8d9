import { MutationObserver, QueryClient } from '@tanstack/react-query'
import { consentMutations, consentQueries, type OutboxEntry } from 'fluxconsent/remote'
import { createConsentStore, createRecord } from 'fluxconsent/core'
import { createFakeRemote, type FakeRemote } from 'fluxconsent/testing'
import { describe, expect, test } from 'vitest'
import { site } from './site.ts'

const KEY = 'k'.repeat(43)
const remote = { url: 'https://api.example.com/consent' }

/** A client of an app, with the API behind it, while a test runs. */
async function withApi(run: (client: QueryClient, api: FakeRemote) => Promise<void>): Promise<void> {
  const api = createFakeRemote(site, { url: remote.url })
  const restore = api.install()
  const client = new QueryClient()
  try {
    await run(client, api)
  } finally {
    client.clear()
    restore()
  }
}

function acceptance(): OutboxEntry {
  const store = createConsentStore(site)
  const entries: OutboxEntry[] = []
  store.onChoice((choice) =>
    entries.push({ record: createRecord(choice, { config: site, state: store.getState() }), key: KEY }),
  )
  store.inlet.hydrate(null, store.getState().signals)
  store.actions.acceptAll()
  const [entry] = entries
  if (!entry) throw new Error('An acceptance is recorded.')
  return entry
}

describe('consentMutations.record', () => {
  test('sends a record, and tells what became of it', () =>
    withApi(async (client, api) => {
      const entry = acceptance()
      const sent = await new MutationObserver(client, consentMutations.record(remote)).mutate(entry)
      expect(sent).toMatchObject({ outcome: 'kept', receipt: { id: entry.record.id } })
      expect((await api.records()).map(({ id }) => id)).toEqual([entry.record.id])
    }))

  test('R64 leaves trying again to the outbox', () =>
    withApi(async (client, api) => {
      api.fail('unreachable')
      const sent = await new MutationObserver(client, consentMutations.record(remote)).mutate(acceptance())
      expect(sent).toEqual({ outcome: 'later', after: null })
      expect(await api.records()).toEqual([])
    }))
})

describe('consentQueries', () => {
  test('R66 subject answers what the API holds of the person behind the key, and of nobody else', () =>
    withApi(async (client) => {
      expect(await client.query(consentQueries.subject(remote, KEY))).toBeNull()
      const { record } = acceptance()
      await new MutationObserver(client, consentMutations.record(remote)).mutate({ record, key: KEY })
      const found = await client.query(consentQueries.subject(remote, KEY))
      expect(found).toMatchObject({ choice: { id: record.id, decisions: record.decisions }, account: null })
      expect(await client.query(consentQueries.subject(remote, 'o'.repeat(43)))).toBeNull()
    }))

  test('R66 records answers them all, the oldest first', () =>
    withApi(async (client) => {
      const { record } = acceptance()
      await new MutationObserver(client, consentMutations.record(remote)).mutate({ record, key: KEY })
      const found = await client.query(consentQueries.records(remote, KEY))
      expect(found.map((row) => row.record)).toEqual([record])
    }))

  test('fail once where the API cannot be asked, so that whoever shows them can say so', () =>
    withApi(async (client, api) => {
      api.fail('unreachable')
      await expect(client.query(consentQueries.subject(remote, KEY))).rejects.toThrow(TypeError)
      expect(await client.query(consentQueries.subject(remote, KEY))).toBeNull()
    }))
})
