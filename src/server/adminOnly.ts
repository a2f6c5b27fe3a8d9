import type { MiddlewareHandler } from 'hono'
import { routePath } from 'hono/route'
import type { ApiEnv } from './ApiParts.js'
import type { AdminAccess } from './ConsentApiOptions.js'
import { Problem } from './Problem.js'
import { sha256 } from './sha256.js'

/**
 * Lets admins pass, and has each access noted before it is answered.
 *
 * Hashes are compared instead of tokens, so that the time a comparison takes tells nothing about a token.
 */
export function adminOnly({ tokens, onAccess }: AdminAccess, now: () => number): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const given = /^Bearer (\S{1,512})$/i.exec(c.req.header('authorization') ?? '')?.[1] ?? ''
    const [mine, ...theirs] = await Promise.all([given, ...tokens].map(async (token) => sha256(token)))
    const token = theirs.findIndex((hash) => hash === mine)
    if (token < 0) throw new Problem(458, { headers: { 'www-authenticate': 'Bearer' } })
    await onAccess({ at: new Date(now()).toISOString(), method: c.req.method, route: routePath(c), token })
    return next()
  }
}
