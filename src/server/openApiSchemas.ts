import { CHOICE_METHODS } from '../core/codec.js'
import { MODELS, RECORD_ACTIONS, RECORD_ACTORS, RECORD_SCHEMA, RECORD_STATES } from '../core/index.js'
import { recordPatterns } from '../core/lazy.js'
import { PROBLEMS } from './Problem.js'

/** A JSON Schema (2020-12), as OpenAPI 3.1 takes it. */
export type Schema = { readonly [keyword: string]: unknown }

const TEXT: Schema = { type: 'string' }
const COUNT: Schema = { type: 'integer', minimum: 0 }
const TIME: Schema = { type: 'string', format: 'date-time' }
const FLAG: Schema = { type: 'boolean' }
const MAC: Schema = { type: 'string', pattern: '^[0-9a-f]{32}$' }
const DECISION: Schema = { enum: ['granted', 'denied'] }

/** Points to a schema of the document. */
export function ref(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` }
}

/** An object with exactly these members, all of them required unless they are listed as optional. */
export function members(properties: Readonly<Record<string, Schema>>, optional: readonly string[] = []): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name))
  return { type: 'object', properties, required, additionalProperties: false }
}

function listOf(items: Schema, maxItems?: number): Schema {
  return { type: 'array', items, ...(maxItems !== undefined && { maxItems }) }
}

function one(values: readonly unknown[]): Schema {
  return { enum: [...values] }
}

function text(pattern: RegExp): Schema {
  return { type: 'string', pattern: pattern.source }
}

function line(maxLength: number): Schema {
  return { type: 'string', minLength: 1, maxLength, pattern: '^[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]*$' }
}

function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] }
}

function mapOf(name: RegExp, value: Schema, maxProperties: number): Schema {
  return { type: 'object', propertyNames: text(name), additionalProperties: value, maxProperties }
}

/** All schemas of the document, by name. Built when it is asked for. */
export function openApiSchemas(): Readonly<Record<string, Schema>> {
  const is = recordPatterns
  const token = text(is.token)
  return {
    Problem: members(
      {
        type: { type: 'string', format: 'uri' },
        title: TEXT,
        status: { type: 'integer', minimum: 400, maximum: 599 },
        code: one(Object.keys(PROBLEMS).map(Number)),
        issues: listOf(members({ path: TEXT, message: TEXT }), 50),
      },
      ['issues'],
    ),
    ConsentRecord: members({
      schemaVersion: { const: RECORD_SCHEMA },
      id: text(is.uuid),
      subject: orNull(text(is.subject)),
      event: members({
        action: one(RECORD_ACTIONS),
        state: one(RECORD_STATES),
        at: text(is.time),
        method: one(CHOICE_METHODS),
        actor: one(RECORD_ACTORS),
      }),
      decisions: mapOf(is.id, DECISION, 512),
      asked: mapOf(is.id, text(is.fingerprint), 512),
      validUntil: orNull(text(is.time)),
      agreement: orNull(
        members({ id: text(is.id), kind: one(['consent', 'acceptance', 'acknowledgement']), version: token }),
      ),
      notice: members({
        hash: text(is.hash),
        language: orNull(text(is.language)),
        policyVersion: token,
        policyUrl: text(is.policyUrl),
      }),
      ui: members({ sdk: token, variant: orNull(token), buttons: listOf(token, 8) }),
      context: members({
        origin: orNull(text(is.origin)),
        jurisdiction: orNull(text(is.place)),
        regulation: line(40),
        model: one(MODELS),
      }),
      signals: {
        type: 'object',
        properties: { gpc: FLAG },
        required: ['gpc'],
        propertyNames: text(is.signal),
        additionalProperties: FLAG,
        maxProperties: 16,
      },
      controller: members({ name: line(200), contact: line(200) }),
    }),
    Envelope: members({ record: ref('ConsentRecord'), sentAt: { type: 'integer' }, cookies: FLAG }, ['cookies']),
    Receipt: members({
      id: text(is.uuid),
      subject: orNull(text(is.subject)),
      key: one(['cookie', 'bearer', 'dropped']),
      receivedAt: TIME,
      effectiveAt: TIME,
      mac: MAC,
      notice: one(['known', 'unknown', 'custom']),
    }),
    Row: members({
      id: text(is.uuid),
      subject: text(is.subject),
      kind: one(['consent', 'agreement', 'activity']),
      receivedAt: TIME,
      effectiveAt: TIME,
      validUntil: TIME,
      notice: one(['known', 'unknown', 'custom']),
      mac: MAC,
      writer: COUNT,
      seal: COUNT,
      record: orNull(ref('ConsentRecord')),
    }),
    Account: members({
      basis: one(['stricter', 'picked']),
      decisions: mapOf(is.id, DECISION, 2_000),
      elsewhere: mapOf(is.id, DECISION, 2_000),
      asked: mapOf(is.id, text(is.fingerprint), 2_000),
      policyVersion: orNull(token),
      model: one(MODELS),
      validUntil: orNull(text(is.time)),
      gpc: FLAG,
      devices: COUNT,
    }),
    Agreement: members({
      agreement: text(is.id),
      state: one([...RECORD_STATES, 'none']),
      granted: FLAG,
      version: orNull(token),
      since: orNull({ type: 'integer' }),
    }),
    Subject: members({
      subject: text(is.subject),
      newest: orNull(ref('Row')),
      account: orNull(ref('Account')),
      agreements: listOf(ref('Agreement')),
      processing: one(['restricted', 'free']),
    }),
    SubjectRecords: members({ subject: text(is.subject), records: listOf(ref('Row')) }),
    Context: members({
      jurisdiction: members({
        code: orNull(text(is.place)),
        regulation: TEXT,
        model: one(MODELS),
        sensitive: one(MODELS),
      }),
      signals: { type: 'object', properties: { gpc: FLAG }, required: ['gpc'], additionalProperties: FLAG },
      policy: members({ version: TEXT, updated: TEXT, material: FLAG }),
      now: { type: 'integer' },
    }),
    Notice: members({ hash: TEXT, language: TEXT, variant: TEXT, sdk: TEXT, body: TEXT, at: TIME }),
    NoticeBody: members({ language: TEXT, variant: TEXT, sdk: TEXT, texts: { type: 'object' } }),
    AuditPage: members({ records: listOf(ref('Row'), 1_000), next: orNull(TEXT) }),
    Statistics: members({
      from: { type: 'string', format: 'date' },
      to: { type: 'string', format: 'date' },
      cells: listOf(
        members({
          day: { type: 'string', format: 'date' },
          policyVersion: TEXT,
          jurisdiction: orNull(TEXT),
          language: orNull(TEXT),
          measure: one(['action', 'granted', 'denied']),
          key: TEXT,
          count: orNull({ type: 'integer', minimum: 10 }),
        }),
      ),
    }),
    Verification: members({
      result: one(['intact', 'damaged']),
      records: COUNT,
      seals: COUNT,
      erased: COUNT,
      unsealed: COUNT,
      findings: listOf(ref('Finding')),
      heads: listOf(members({ writer: COUNT, seal: COUNT, mac: MAC })),
    }),
    SubjectVerification: members({
      result: one(['intact', 'damaged', 'empty']),
      records: COUNT,
      sealed: COUNT,
      unsealed: COUNT,
      findings: listOf(ref('Finding')),
    }),
    Finding: { type: 'object', properties: { problem: TEXT }, required: ['problem'] },
  }
}
