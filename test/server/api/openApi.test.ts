import { consentError, parseRecord } from 'fluxconsent/core'
import { openApi, PROBLEMS, signLinkToken, type RecordStorage } from 'fluxconsent/server'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { NOW } from '../../core/exampleConfig.js'
import { documentValidator } from './expectDescribed.js'
import {
  agreementRecord,
  envelope,
  newKey,
  post,
  recordOf,
  SECRET,
  startApi,
  type Json,
  type SendInit,
} from './startApi.js'

const document: Json = openApi('', true)
// Of no texts at all.
const HASH = createHash('sha256').update('{}').digest('base64url')
const record = recordOf('acceptAll', { at: NOW })

interface Operation {
  readonly method: string
  readonly path: string
  readonly codes: readonly number[]
  readonly who: 'anybody' | 'subject' | 'admin'
}

const OPERATIONS: readonly Operation[] = Object.entries<Record<string, Json>>(document.paths).flatMap(
  ([path, methods]) =>
    Object.entries(methods).map(([method, { responses, security }]) => ({
      method: method.toUpperCase(),
      path: path.replace('{hash}', HASH),
      codes: Object.values<Json>(responses).flatMap(
        ({ content }) => content['application/problem+json']?.schema.allOf[1].properties.code.enum ?? [],
      ),
      who: security === undefined ? 'anybody' : 'adminToken' in security[0] ? 'admin' : 'subject',
    })),
)

/** A right body, for operations that take one. */
const BODIES: Readonly<Record<string, object>> = {
  'POST /v1/records': envelope(record),
  'PUT /v1/subjects/me/restriction': { processing: 'free' },
  'POST /v1/subjects/me/link': { token: await signLinkToken({ account: 'a', secret: SECRET, now: NOW }) },
  'POST /v1/accounts/agreement': { account: 'a', agreement: 'newsletter' },
  'PUT /v1/accounts/agreement': { account: 'a', agreement: 'newsletter', act: 'confirm' },
  'POST /v1/accounts/erasure': { account: 'a' },
  [`PUT /v1/notices/${HASH}`]: { language: 'en', variant: 'a', sdk: '1', texts: {} },
}

/** A storage of which every method fails. */
function broken(error: Error): RecordStorage {
  const { storage } = startApi()
  const fail = async () => {
    throw error
  }
  const names = Object.keys(storage).filter((name) => !['health', 'close'].includes(name))
  const health = async () => ({ state: 'down', unsealed: 0 }) as const
  return { ...storage, ...Object.fromEntries(names.map((name) => [name, fail])), health }
}

/** Brings an operation to answer with a problem. */
async function provoke({ method, path, who }: Operation, code: number): Promise<number> {
  const body = BODIES[`${method} ${path}`]
  const right: SendInit = {
    ...(body && { body }),
    ...(who === 'subject' && { key: newKey() }),
    ...(who === 'admin' && { admin: true }),
  }
  const send = async (init: SendInit, started = startApi(), at = path) =>
    (await started.send(method, at, { ...right, ...init })).body?.code
  switch (code) {
    case 445:
      return send({ body: '{' })
    case 446:
      return (await startApi().send(method, path, { ...(body && { body }) })).body.code
    case 447:
      return send({ key: 'x' })
    case 448:
      return send({ origin: 'https://evil.example' })
    case 452:
    case 453: {
      const started = startApi()
      if (who === 'admin') {
        await started.send('POST', '/v1/accounts/erasure', { admin: true, body: { account: 'a' } })
        return send({}, started)
      }
      const key = newKey()
      if (code === 452) await post(started, key, { ...record, decisions: {} })
      else await started.send('DELETE', '/v1/subjects/me', { key })
      return send({ key }, started)
    }
    case 454:
      return send({ body: ' '.repeat(300_000) })
    case 455:
      return send({ headers: { 'content-type': 'text/plain' } })
    case 456:
      return send({ body: { unknown: 1 } })
    case 457: {
      const started = startApi({ rateLimit: { address: 1 } })
      await send({ address: '192.0.2.1' }, started)
      return send({ address: '192.0.2.1' }, started)
    }
    case 458:
      return (await startApi().send(method, path, { ...(body && { body }) })).body.code
    case 459:
      return send({ body: { token: 'x' } })
    case 460:
      return send({}, startApi({ storage: broken(consentError(421, 'the disk is full')) }))
    case 462: {
      const started = startApi()
      await started.api.close()
      return send({}, started)
    }
    case 463:
      return send({}, startApi(), `${path}?format=x&from=x&heads=x`)
    case 465: {
      const started = startApi()
      const key = newKey()
      const token = await signLinkToken({ account: 'b', secret: SECRET, now: NOW })
      await started.send('POST', '/v1/subjects/me/link', { key, body: { token } })
      return send({ key }, started)
    }
    case 464:
      return send({ body: { language: 'en', variant: 'a', sdk: '1', texts: { title: 'Another' } } })
    default:
      // 449 and 450 are what nothing recorded and nothing registered are answered with.
      return send({})
  }
}

const TABLE = OPERATIONS.flatMap((operation) =>
  operation.codes
    .filter((code) => code !== 461)
    .map((code) => [operation.method, operation.path, code, operation] as const),
)

describe('the OpenAPI document', () => {
  it('is one of version 3.1 whose schemas a strict validator takes', () => {
    expect(document.openapi).toBe('3.1.0')
    const ajv = documentValidator()
    for (const name of Object.keys(document.components.schemas)) {
      expect(() => ajv.compile({ $ref: `doc#/components/schemas/${name}` }), name).not.toThrow()
    }
  })

  it('is what the server serves', async () => {
    expect((await startApi().send('GET', '/openapi.json')).body).toEqual(JSON.parse(JSON.stringify(document)))
  })

  it('has an id of its own for each operation', () => {
    const ids = Object.values<Json>(document.paths).flatMap((methods) =>
      Object.values<Json>(methods).map(({ operationId }) => operationId),
    )
    expect(new Set(ids).size).toBe(OPERATIONS.length)
  })

  it('names every problem that there is', () => {
    // 450 and 451 are also what addresses are answered with that nothing describes.
    const named = new Set(OPERATIONS.flatMap(({ codes }) => codes))
    expect(
      Object.keys(PROBLEMS)
        .map(Number)
        .filter((code) => !named.has(code)),
    ).toEqual([451])
  })

  it.each(TABLE)('is true: %s %s answers with %d', async (_, __, code, operation) => {
    expect(await provoke(operation, code)).toBe(code)
  })

  it.each(
    OPERATIONS.filter(({ codes }) => codes.includes(460) && codes.includes(461)).map(
      (each) => [each.method, each.path, each] as const,
    ),
  )('is true: %s %s answers a failure with a problem', async (_, path, operation) => {
    const started = startApi({ storage: broken(new Error('broken')) })
    const body = BODIES[`${operation.method} ${path}`]
    const init = { ...(body && { body }), ...(operation.who === 'admin' ? { admin: true } : { key: newKey() }) }
    const answer = await started.send(operation.method, path, init)
    expect(answer.body.code).toBe(path === '/healthz' ? 460 : 461)
  })

  it('describes as a record what the validator takes for one, and nothing else', () => {
    const validate = documentValidator().compile({ $ref: 'doc#/components/schemas/ConsentRecord' })
    const agreement = agreementRecord('newsletter', ['agree', 'given'], NOW)
    const variants: unknown[] = [record, agreement, recordOf('withdraw', { at: NOW })]
    const change = (path: readonly string[], to: unknown, from: Json = record): Json => {
      const [key = '', ...rest] = path
      return { ...from, [key]: rest.length > 0 ? change(rest, to, from[key]) : to }
    }
    const values = [null, '', 'x', 'X y', 7, true, [], {}, { a: 1 }, 'ä', 'a\n', 'x'.repeat(300), ['a'], undefined]
    for (const [key, part] of Object.entries<Json>(record)) {
      for (const value of values) variants.push(change([key], value))
      if (typeof part !== 'object' || part === null) continue
      for (const inner of [...Object.keys(part), 'extra', '__proto__', 'constructor'])
        for (const value of values) variants.push(change([key, inner], value))
    }
    const asSent = variants.map((variant) => JSON.parse(JSON.stringify(variant)))
    const differ = asSent.filter((variant) => validate(variant) !== parseRecord(variant).ok)
    expect(differ).toEqual([])
    expect(asSent.filter((variant) => parseRecord(variant).ok).length).toBeGreaterThan(30)
    expect(asSent.length).toBeGreaterThan(500)
  })
})
