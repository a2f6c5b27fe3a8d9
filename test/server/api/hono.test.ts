import type { ConsentApi } from 'fluxconsent/server'
import { Hono, type MiddlewareHandler } from 'hono'
import { mount } from 'hono/mount'
import { expect, it } from 'vitest'
import { NOW } from '../../core/exampleConfig.js'
import { envelope, newKey, recordOf, SITE, startApi } from './startApi.js'

it.each<readonly [string, string, (api: ConsentApi) => MiddlewareHandler]>([
  ['under its own path', '/consent', (api) => async (c) => api.fetch(c.req.raw)],
  ['mounted, which takes the path away', '', (api) => mount(api.fetch)],
])('runs in an app of Hono %s', async (_, basePath, handlerOf) => {
  const { api, storage, errors } = startApi({ basePath })
  const app = new Hono().get('/', (c) => c.text('The shop')).all('/consent/*', handlerOf(api))
  const ask = async (path: string, init: RequestInit = {}) => app.request(SITE + path, init, { address: '203.0.113.5' })

  expect(await (await ask('/')).text()).toBe('The shop')
  expect(await (await ask('/consent/v1/context')).json()).toMatchObject({ policy: { version: '2026-02' } })
  const record = recordOf('acceptAll', { at: NOW })
  const headers = { authorization: `Bearer ${newKey()}`, 'content-type': 'application/json', origin: SITE }
  const sent = { method: 'POST', headers, body: JSON.stringify(envelope(record)) }
  const posted = await ask('/consent/v1/records', sent)
  expect([posted.status, posted.headers.getSetCookie().length]).toEqual([201, 2])
  expect((await storage.records()).items.map(({ id }) => id)).toEqual([record.id])
  expect(
    (await ask('/consent/v1/records', { ...sent, headers: { ...headers, origin: 'https://evil.example' } })).status,
  ).toBe(403)
  expect((await ask('/consent/nowhere')).headers.get('content-type')).toContain('application/problem+json')
  expect(errors).toEqual([])
})
