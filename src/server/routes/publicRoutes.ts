import { Hono } from 'hono'
import type { ApiEnv, ApiParts } from '../ApiParts.js'
import { openApi } from '../openApi.js'
import { Problem } from '../Problem.js'
import { situationOf } from '../situationOf.js'

/** What anybody may ask: the situation of the visitor, the texts that were shown, the state and the description of the API. */
export function publicRoutes(parts: ApiParts, basePath: string): Hono<ApiEnv> {
  const { config, storage, now } = parts
  const { version, updated, material = true } = config.policy
  return new Hono<ApiEnv>()
    .get('/v1/context', async (c) => {
      // It differs from visitor to visitor, so no cache on the way may keep it.
      c.header('cache-control', 'private, no-store')
      c.header('vary', 'Cookie, Sec-GPC', { append: true })
      const situation = await situationOf(parts, c.req.raw)
      return c.json({ ...situation, policy: { version, updated, material }, now: now() })
    })
    .get('/v1/notices/:hash', async (c) => {
      const hash = c.req.param('hash')
      const notice = /^[\w-]{43}$/.test(hash) ? await storage.notice(hash) : null
      if (!notice) throw new Problem(450)
      c.header('cache-control', 'public, max-age=31536000, immutable')
      return c.json({ ...notice, at: new Date(notice.at).toISOString() })
    })
    .get('/openapi.json', (c) => c.json(openApi(basePath, parts.admin !== undefined)))
    .get('/healthz', async (c) => {
      const { state } = await storage.health()
      if (state === 'down') throw new Problem(460, { headers: { 'retry-after': '5' } })
      return c.json({ state })
    })
}

/**
 * `/.well-known/gpc.json`, which stands at the root of a host and nowhere else.
 *
 * @see https://www.w3.org/TR/gpc/#gpc-support-resource
 */
export function gpcRoute({ config }: ApiParts): Hono<ApiEnv> {
  return new Hono<ApiEnv>().get('/.well-known/gpc.json', (c) => {
    c.header('cache-control', 'public, max-age=86400')
    return c.json({ gpc: true, lastUpdate: config.policy.updated })
  })
}
