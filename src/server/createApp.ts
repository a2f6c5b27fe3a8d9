import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { cors } from 'hono/cors'
import { methodNotAllowed } from 'hono/method-not-allowed'
import { routePath } from 'hono/route'
import { admit } from './admit.js'
import { toResponse } from './Answer.js'
import { answerHeaders } from './answerHeaders.js'
import { accountRoutes } from './routes/accountRoutes.js'
import { adminRoutes } from './routes/adminRoutes.js'
import type { ApiEnv, ApiParts } from './ApiParts.js'
import type { ConsentApiOptions } from './ConsentApiOptions.js'
import type { RecordRoute } from './routes/createRecordPost.js'
import { linkRoutes } from './routes/linkRoutes.js'
import { Problem } from './Problem.js'
import { problemOf } from './problemOf.js'
import { gpcRoute, publicRoutes } from './routes/publicRoutes.js'
import { bodyReader } from './readJson.js'
import { subjectRoutes } from './routes/subjectRoutes.js'

/** What every request meets, beside the routes. */
export type AppOptions = Pick<ConsentApiOptions, 'log' | 'onError' | 'basePath'>

/** Puts the routes behind what every request has to pass: log, headers, CORS, the guard against other sites, limits. */
export function createApp(
  parts: ApiParts,
  { log, onError, basePath = '' }: AppOptions,
  { path, answer }: RecordRoute,
): Hono<ApiEnv> {
  const { admin, origins, now } = parts
  const app = new Hono<ApiEnv>()
  // Before everything else, because it passes all of that by itself.
  app.post(path, async ({ req: { raw }, env }) => {
    const { url, headers } = raw
    return toResponse(await answer({ url, headers, read: bodyReader(raw) }, env.address))
  })
  if (log) app.use(logged(log, now))
  const refuse = (c: Context<ApiEnv>, problem: Problem): Response => {
    c.set('code', problem.code)
    return toResponse(problem.toAnswer(answerHeaders(c.req.raw.headers.get('origin'), origins)))
  }
  app.use(
    preflights(origins),
    methodNotAllowed({
      app,
      onMethodNotAllowed: (c, methods) => refuse(c, new Problem(451, { headers: { allow: methods.join(', ') } })),
    }),
    guarded(parts),
  )
  const routes = [publicRoutes(parts, basePath), subjectRoutes(parts), linkRoutes(parts)]
  if (admin) routes.push(adminRoutes(parts, admin), accountRoutes(parts, admin))
  for (const each of routes) app.route(basePath, each)
  app.route('/', gpcRoute(parts))
  app.notFound((c) => refuse(c, new Problem(450)))
  app.onError((error, c) => refuse(c, problemOf(error, onError)))
  return app
}

/** Answers what browsers ask before they write from another origin. */
function preflights(origins: readonly string[]): MiddlewareHandler<ApiEnv> {
  const answer = cors({
    origin: (origin) => (origins.includes(origin) ? origin : null),
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: ['authorization', 'content-type'],
    maxAge: 7_200,
  })
  return async (c, next) => {
    const headers = answerHeaders(c.req.raw.headers.get('origin'), origins)
    for (const [name, value] of headers) c.header(name, value)
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
function guarded(parts: ApiParts): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const access = ['GET', 'HEAD'].includes(c.req.method) ? 'read' : 'write'
    admit(parts, { head: c.req.raw, address: c.env.address, access })
    return next()
  }
}
