import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { routePath } from 'hono/route'
import { ConsentError, type ErrorCode } from '../core/index.js'
import { accountRoutes } from './routes/accountRoutes.js'
import { adminRoutes } from './routes/adminRoutes.js'
import type { ApiEnv, ApiParts } from './ApiParts.js'
import type { ConsentApiOptions } from './ConsentApiOptions.js'
import { linkRoutes } from './routes/linkRoutes.js'
import { Problem } from './Problem.js'
import { gpcRoute, publicRoutes } from './routes/publicRoutes.js'
import { recordRoutes } from './routes/recordRoutes.js'
import { mayWrite } from './siteOf.js'
import { subjectRoutes } from './routes/subjectRoutes.js'
import { truncateAddress } from './truncateAddress.js'

/** What every request meets, beside the routes. */
export type AppOptions = Pick<ConsentApiOptions, 'log' | 'onError' | 'basePath'>

/** Puts the routes behind what every request has to pass: log, headers, CORS, the guard against other sites, limits. */
export function createApp(parts: ApiParts, { log, onError, basePath = '' }: AppOptions): Hono<ApiEnv> {
  const { admin, origins, now } = parts
  const app = new Hono<ApiEnv>()
  if (log) app.use(logged(log, now))
  const refuse = (c: Context<ApiEnv>, problem: Problem): Response => {
    c.set('code', problem.code)
    return problem.toResponse(headersFor(c, origins))
  }
  app.use(
    preflights(origins),
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => refuse(c, new Problem(451, { headers: { allow: methods.join(', ') } })),
    }),
    guarded(parts),
  )
  const routes = [publicRoutes(parts, basePath), recordRoutes(parts), subjectRoutes(parts), linkRoutes(parts)]
  if (admin) routes.push(adminRoutes(parts, admin), accountRoutes(parts, admin))
  for (const each of routes) app.route(basePath, each)
  app.route('/', gpcRoute(parts))
  app.notFound((c) => refuse(c, new Problem(450)))
  app.onError((error, c) => {
    const problem = problemOf(error)
    if (problem.status >= 500) onError?.(error)
    return refuse(c, problem)
  })
  return app
}

/**
 * The headers of every answer. They are known before the route runs: what is added to a finished answer makes Hono build
 * it anew, which costs more than everything else that is done for a request.
 *
 * @see https://owasp.org/www-project-secure-headers/
 */
function headersFor(c: Context<ApiEnv>, origins: readonly string[]): Readonly<Record<string, string>> {
  const origin = c.req.header('origin')
  return {
    // Whether the whole host is https is not for one path of it to say, so there is no word about that.
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'cache-control': 'no-store',
    vary: 'Origin',
    ...(origin !== undefined &&
      origins.includes(origin) && {
        'access-control-allow-origin': origin,
        'access-control-allow-credentials': 'true',
        'access-control-expose-headers': 'retry-after',
      }),
  }
}

/** Answers what browsers ask before they write from another origin. */
function preflights(origins: readonly string[]): MiddlewareHandler<ApiEnv> {
  const answer = cors({
    origin: (origin) => (origins.includes(origin) ? origin : null),
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: ['authorization', 'content-type'],
    credentials: true,
    maxAge: 7_200,
  })
  return async (c, next) => {
    for (const [name, value] of Object.entries(headersFor(c, origins))) c.header(name, value)
    return c.req.method === 'OPTIONS' ? answer(c, next) : next()
  }
}

/** Logs the pattern of a route, never an address: what people look at is nobody's business. */
function logged(log: NonNullable<AppOptions['log']>, now: () => number): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const started = now()
    await next()
    const { method } = c.req
    const { status } = c.res
    const route = routePath(c, -1)
    const code = c.get('code') ?? null
    const at = new Date(started).toISOString()
    log({ at, method, route: route.endsWith('*') ? '*' : route, status, code, duration: now() - started })
  }
}

/** Refuses writes from other sites, and networks that ask too often. */
function guarded({ origins, limitNetwork }: ApiParts): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    if (!['GET', 'HEAD'].includes(c.req.method) && !mayWrite(c.req.raw, origins)) throw new Problem(448)
    const network = c.env.address === null ? null : truncateAddress(c.env.address)
    if (network !== null) limitNetwork(network)
    return next()
  }
}

/** The storage did not commit, is closed, has too much to do, or has no tables yet: it may be asked again. */
const UNAVAILABLE: readonly ErrorCode[] = [421, 422, 426, 427]

/** What to answer to an error. */
function problemOf(error: Error): Problem {
  if (error instanceof Problem) return error
  if (!(error instanceof ConsentError)) return new Problem(461)
  if (error.code === 424) return new Problem(463, { issues: [{ path: 'after', message: 'is not valid' }] })
  return UNAVAILABLE.includes(error.code) ? new Problem(460, { headers: { 'retry-after': '5' } }) : new Problem(461)
}
