import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createConsentApi, memoryStorage, queryOf, toNodeListener } from 'fluxconsent/server'
import { config, SECRET } from './api/startApi.ts'

/** Two steps of work, noted as they are taken. */
function steps(): { readonly taken: string[]; readonly take: (name: string) => Promise<void> } {
  const taken: string[] = []
  const take = async (name: string): Promise<void> => {
    taken.push(`${name} first`)
    await Promise.resolve()
    taken.push(`${name} then`)
  }
  return { taken, take }
}

/** All that needs no news from outside: promises, and what waits for them. */
async function promises(): Promise<void> {
  for (let count = 0; count < 50; count++) await Promise.resolve()
}

async function endOfTurn(): Promise<void> {
  await new Promise((resolve) => void setImmediate(resolve))
  await promises()
}

function post(name: string): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  const headers = { host: name, 'content-length': '2' }
  return Object.assign(request, {
    method: 'POST',
    url: '/v1/records',
    httpVersion: '1.1',
    headers,
    rawHeaders: Object.entries(headers).flat(),
  })
}

describe('what arrives in one turn of the loop is handled together', () => {
  it('step by step: requests', async () => {
    const { taken, take } = steps()
    const api = createConsentApi({ config, storage: memoryStorage(), secret: SECRET })
    onTestFinished(async () => api.close())
    const answer = async ({ url }: { readonly url: string }) => {
      await take(new URL(url).hostname)
      return { status: 201, headers: [], cookies: [], body: '' }
    }
    const handler = async (request: Request) => api.fetch(request)
    const fetch = Object.assign(handler, { direct: { path: '/v1/records', answer } })
    const listener = toNodeListener({ ...api, fetch })
    for (const name of ['a', 'b']) {
      const request = post(name)
      listener(request, new ServerResponse(request))
      await promises()
    }
    expect(taken).toEqual([])
    await endOfTurn()
    expect(taken).toEqual(['a first', 'b first', 'a then', 'b then'])
  })

  it('step by step: answers of the database to what is prepared', async () => {
    const { taken, take } = steps()
    const query = queryOf({ query: async () => ({ rows: [], rowCount: 1 }) })
    for (const name of ['a', 'b']) {
      void query('INSERT', [], 'consent_insert_row').then(async () => take(name))
      await promises()
    }
    expect(taken).toEqual([])
    await endOfTurn()
    expect(taken).toEqual(['a first', 'b first', 'a then', 'b then'])
  })

  it('or at once where nothing tells when a turn ends', async () => {
    vi.stubGlobal('setImmediate', undefined)
    onTestFinished(() => void vi.unstubAllGlobals())
    const query = queryOf({ query: async () => ({ rows: [], rowCount: 1 }) })
    expect(await query('INSERT', [], 'consent_insert_row')).toEqual({ rows: [], rowCount: 1 })
    expect(await query('INSERT', [], 'consent_insert_row')).toEqual({ rows: [], rowCount: 1 })
  })
})
