import { createRecord, type Choice, type ConsentConfig, type ConsentRecord, type RecordContext } from 'fluxconsent/core'
import {
  createConsentApi,
  memoryStorage,
  type AdminEntry,
  type ConsentApi,
  type ConsentApiOptions,
  type LogEntry,
  type RecordStorage,
} from 'fluxconsent/server'
import { randomBytes } from 'node:crypto'
import { expect, inject, onTestFinished } from 'vitest'
import { clockAt, exampleWith, startStore, type Clock } from '../../core/exampleConfig.js'
import { uuidv7 } from '../../../src/core/lazy.js'
import { askNode } from './askNode.js'
import { expectDescribed } from './expectDescribed.js'

export const SECRET = 'a-secret-of-at-least-32-characters'
export const ADMIN = 'an-admin-token-of-32-characters-or-more'
/** Where the API and the site are. */
export const SITE = 'https://shop.example'

export const config: ConsentConfig = exampleWith({
  agreements: [
    { id: 'newsletter', kind: 'consent', version: '1' },
    { id: 'email-tracking', kind: 'consent', version: '1' },
  ],
})

/** A running API, with everything that it told. */
export interface StartedApi {
  readonly api: ConsentApi
  readonly storage: RecordStorage
  readonly clock: Clock
  readonly log: LogEntry[]
  readonly accesses: AdminEntry[]
  readonly errors: unknown[]
  /** Sends a request; each answer is held against the OpenAPI document. */
  readonly send: (method: string, path: string, init?: SendInit) => Promise<Answer>
  /** Everything in the storage, as text. */
  readonly dump: () => Promise<string>
}

/** What came out of JSON, of which the test says what it expects. */
export type Json = ReturnType<typeof JSON.parse>

export interface SendInit {
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as JSON unless it is text or bytes. */
  readonly body?: unknown
  readonly key?: string
  readonly admin?: boolean
  readonly address?: string
  readonly origin?: string
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly text: string
  readonly body: Json
  /** The cookies that it sets: value and attributes by name. */
  readonly cookies: Readonly<Record<string, string>>
}

/**
 * Starts an API on a storage, in memory unless told otherwise. The project `server-node` of the tests asks it over a Node
 * server, whose shorter way has to lead to the same answers.
 */
export function startApi(options: Partial<ConsentApiOptions> = {}, admins: 'one' | 'nobody' = 'one'): StartedApi {
  const { storage = memoryStorage() } = options
  const clock = clockAt()
  const log: LogEntry[] = []
  const accesses: AdminEntry[] = []
  const errors: unknown[] = []
  const api = createConsentApi({
    config,
    storage,
    secret: SECRET,
    now: clock,
    log: (entry) => log.push(entry),
    onError: (error) => errors.push(error),
    ...(admins === 'one' && { admin: { tokens: [ADMIN], onAccess: (access) => void accesses.push(access) } }),
    ...options,
  })
  onTestFinished(async () => api.close())
  const overNode = askNode(api, SITE)
  const send: StartedApi['send'] = async (method, path, { body, key, admin, address, origin, ...init } = {}) => {
    const isPlain = body === undefined || typeof body === 'string' || body instanceof Uint8Array
    const sent = isPlain ? body : JSON.stringify(body)
    const headers: Record<string, string> = {
      origin: origin ?? SITE,
      ...(sent !== undefined && { 'content-type': 'application/json' }),
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(admin && { authorization: `Bearer ${ADMIN}` }),
      ...init.headers,
    }
    const response =
      inject('way') === 'node'
        ? await overNode({ method, path, headers, body: sent, address })
        : await api.fetch(
            new Request(SITE + path, { method, headers, ...(sent !== undefined && { body: sent as string }) }),
            { address },
          )
    const text = await response.text()
    await expectDescribed(options.basePath ?? '', method, path, response, text)
    const isJsonBack = /[/+]json(;|$)/.test(response.headers.get('content-type') ?? '')
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: isJsonBack && text !== '' ? JSON.parse(text) : undefined,
      cookies: Object.fromEntries(
        response.headers.getSetCookie().map((line) => [line.split('=', 1)[0] ?? '', line.slice(line.indexOf('=') + 1)]),
      ),
    }
  }
  const dump = async (): Promise<string> => JSON.stringify([await storage.records(), await storage.links()])
  return { api, storage, clock, log, accesses, errors, send, dump }
}

/** A key as a client makes it. */
export function newKey(): string {
  return randomBytes(32).toString('base64url')
}

/** The record of an act at a time, in Germany. */
export function recordOf(
  act: 'acceptAll' | 'rejectAll' | 'withdraw',
  { at, change = {}, ...context }: { at: number; change?: Partial<Choice> } & Partial<RecordContext>,
): ConsentRecord {
  const store = startStore(config, { now: clockAt(at) })
  if (act === 'withdraw') store.actions.acceptAll()
  store.actions[act]()
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was chosen')
  return createRecord({ ...choice, ...change }, { config, state: store.getState(), origin: `${SITE}/a?b`, ...context })
}

/** The record of an agreement: asked for, given, or taken back. */
export function agreementRecord(
  id: string,
  [action, state]:
    readonly ['agree', 'requested'] | readonly ['agree' | 'confirm', 'given'] | readonly ['withdraw', 'withdrawn'],
  at: number,
): ConsentRecord {
  const record = recordOf('rejectAll', { at })
  return {
    ...record,
    id: uuidv7(at),
    event: { ...record.event, action, state },
    decisions: {},
    asked: {},
    validUntil: null,
    agreement: { id, kind: 'consent', version: '1' },
  }
}

/** The body of `POST /v1/records`, sent when it happened unless told otherwise. */
export function envelope(record: ConsentRecord, sentAt: number = Date.parse(record.event.at)): object {
  return { record, sentAt }
}

/** Posts a record, and expects that it is kept. */
export async function post({ send }: StartedApi, key: string, record: ConsentRecord, sentAt?: number): Promise<Answer> {
  const answer = await send('POST', '/v1/records', { key, body: envelope(record, sentAt) })
  expect(answer.status, answer.text).toBe(201)
  return answer
}
