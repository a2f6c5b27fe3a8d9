import { members, ref, type Schema } from './openApiSchemas.js'
import { PROBLEMS, type ProblemCode } from './Problem.js'
import { AGREEMENT_ACTS } from './accounts/readAccount.js'

type Method = 'get' | 'post' | 'put' | 'delete'

interface Operation {
  readonly method: Method
  readonly path: string
  readonly summary: string
  readonly who: 'anybody' | 'subject' | 'admin'
  readonly query?: readonly string[]
  readonly body?: Schema
  /** Whether it needs the storage. @default 'storage' */
  readonly needs?: 'storage' | 'nothing'
  /** The answers when all is well, by status. */
  readonly answers: Readonly<Record<number, Schema>>
  /** Other forms of the 200 answer. */
  readonly types?: readonly string[]
  /** Beside those that every operation of its kind knows. */
  readonly problems?: readonly ProblemCode[]
}

const BODY: readonly ProblemCode[] = [445, 454, 455, 456]

const OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/context',
    summary: 'Place, signals and policy version for this request. Sets no cookie.',
    who: 'anybody',
    needs: 'nothing',
    answers: { 200: ref('Context') },
  },
  {
    method: 'post',
    path: '/v1/records',
    summary: 'Appends a record. The same record again is answered with 200.',
    who: 'subject',
    body: ref('Envelope'),
    answers: { 201: ref('Receipt'), 200: ref('Receipt') },
    problems: [...BODY, 452, 453],
  },
  {
    method: 'get',
    path: '/v1/records',
    summary: 'All records for an audit: a page of JSON, or a stream of JSON Lines or CSV.',
    who: 'admin',
    query: ['format', 'after', 'limit', 'kind', 'from', 'to'],
    answers: { 200: ref('AuditPage') },
    types: ['application/x-ndjson; charset=utf-8', 'text/csv; charset=utf-8'],
    problems: [463],
  },
  {
    method: 'get',
    path: '/v1/subjects/me',
    summary: 'What counts for the person: the newest record, the account, the agreements.',
    who: 'subject',
    answers: { 200: ref('Subject') },
    problems: [449],
  },
  {
    method: 'delete',
    path: '/v1/subjects/me',
    summary: 'Erases everything under the key. Later records under it are answered with 410.',
    who: 'subject',
    answers: { 200: members({ erased: { type: 'integer', minimum: 0 } }) },
  },
  {
    method: 'delete',
    path: '/v1/subjects/me/key',
    summary: 'Takes the key and the copy of the choice back from the browser. What is recorded stays.',
    who: 'anybody',
    needs: 'nothing',
    answers: { 200: members({ key: { enum: ['dropped'] } }) },
  },
  {
    method: 'get',
    path: '/v1/subjects/me/records',
    summary: 'Everything under the key, to take along: `format=json` or `csv`.',
    who: 'subject',
    query: ['format'],
    answers: { 200: ref('SubjectRecords') },
    types: ['text/csv; charset=utf-8'],
    problems: [463],
  },
  {
    method: 'put',
    path: '/v1/subjects/me/restriction',
    summary: 'Restricts the processing (GDPR article 18), or frees it again.',
    who: 'subject',
    body: members({ processing: { enum: ['restricted', 'free'] } }),
    answers: { 200: members({ processing: { enum: ['restricted', 'free'] } }) },
    problems: BODY,
  },
  {
    method: 'post',
    path: '/v1/subjects/me/link',
    summary: 'Joins the device to an account, by a token that the host application signed.',
    who: 'subject',
    body: members({ token: { type: 'string' } }),
    answers: { 200: members({ account: ref('Account') }) },
    problems: [...BODY, 459, 465],
  },
  {
    method: 'delete',
    path: '/v1/subjects/me/link',
    summary: 'Parts the device from its account.',
    who: 'subject',
    answers: { 200: members({ account: { type: 'null' } }) },
  },
  {
    method: 'get',
    path: '/v1/stats',
    summary: 'Counts by day. Small ones are null.',
    who: 'admin',
    query: ['from', 'to'],
    answers: { 200: ref('Statistics') },
    problems: [463],
  },
  {
    method: 'get',
    path: '/v1/verify',
    summary:
      'Checks each row and each seal. `heads`: writer:seal:mac of an earlier check, separated by commas. With `subject` only its rows, and the seals that they name.',
    who: 'admin',
    query: ['subject', 'heads'],
    answers: { 200: { anyOf: [ref('Verification'), ref('SubjectVerification')] } },
    problems: [463],
  },
  {
    method: 'get',
    path: '/v1/notices/{hash}',
    summary: 'The exact texts that a record names.',
    who: 'anybody',
    answers: { 200: ref('Notice') },
    problems: [450],
  },
  {
    method: 'put',
    path: '/v1/notices/{hash}',
    summary: 'Registers texts under the SHA-256 of their canonical JSON.',
    who: 'admin',
    body: ref('NoticeBody'),
    answers: {
      201: members({ hash: { type: 'string' }, outcome: { const: 'stored' } }),
      200: members({ hash: { type: 'string' }, outcome: { const: 'repeated' } }),
    },
    problems: [...BODY, 464],
  },
  {
    method: 'get',
    path: '/v1/accounts/outdated',
    summary: 'Accounts whose newest record is under an older policy version, as JSON Lines.',
    who: 'admin',
    answers: {},
    types: ['application/x-ndjson; charset=utf-8'],
  },
  {
    method: 'post',
    path: '/v1/accounts/agreement',
    summary:
      'Whether an account agreed to something, for example to e-mail tracking. Everything but `granted: true` is a no.',
    who: 'admin',
    body: members({ account: { type: 'string' }, agreement: { type: 'string' } }),
    answers: { 200: ref('Agreement') },
    problems: BODY,
  },
  {
    method: 'put',
    path: '/v1/accounts/agreement',
    summary: 'Records what a person did away from any page, such as the confirmation from an e-mail.',
    who: 'admin',
    body: members({
      account: { type: 'string' },
      agreement: { type: 'string' },
      act: { enum: Object.keys(AGREEMENT_ACTS) },
    }),
    answers: { 200: ref('Agreement') },
    problems: [...BODY, 453],
  },
  {
    method: 'post',
    path: '/v1/accounts/erasure',
    summary: 'Erases an account: everything under its devices and under itself.',
    who: 'admin',
    body: members({ account: { type: 'string' } }),
    answers: { 200: members({ erased: { type: 'integer', minimum: 0 } }) },
    problems: BODY,
  },
  {
    method: 'get',
    path: '/healthz',
    summary: 'Whether records are taken.',
    who: 'anybody',
    answers: { 200: members({ state: { const: 'up' } }) },
  },
  {
    method: 'get',
    path: '/openapi.json',
    summary: 'This document.',
    who: 'anybody',
    needs: 'nothing',
    answers: { 200: { type: 'object' } },
  },
]

const GPC: Operation = {
  method: 'get',
  path: '/.well-known/gpc.json',
  summary: 'That Global Privacy Control is honoured.',
  who: 'anybody',
  needs: 'nothing',
  answers: { 200: members({ gpc: { const: true }, lastUpdate: { type: 'string', format: 'date' } }) },
}

/** The paths of the document. */
export function openApiPaths(basePath: string, admin: boolean): object {
  const paths: Record<string, Record<string, object>> = {}
  for (const operation of OPERATIONS) {
    if (operation.who === 'admin' && !admin) continue
    const path = basePath + operation.path
    paths[path] = { ...paths[path], [operation.method]: described(operation) }
  }
  // It stands at the root of the host, wherever the API is.
  return { ...paths, [GPC.path]: { get: described(GPC) } }
}

function described(operation: Operation): object {
  const { method, path, summary, who, query = [], body, answers, types = [], problems = [] } = operation
  const parameters = [
    ...(path.includes('{hash}') ? [{ name: 'hash', in: 'path', required: true, schema: { type: 'string' } }] : []),
    ...query.map((name) => ({ name, in: 'query', schema: { type: 'string' } })),
  ]
  const security = who === 'anybody' ? [] : [{ [who === 'subject' ? 'subjectKey' : 'adminToken']: [] }]
  return {
    summary,
    operationId: `${method}${path.replaceAll(/[^a-z]+(\w)?/g, (_, letter: string = '') => letter.toUpperCase())}`,
    ...(security.length > 0 && { security }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { ...answersOf(answers, types), ...problemsOf([...commonProblems(operation), ...problems]) },
  }
}

/** What can go wrong with every operation of its kind. */
function commonProblems({ method, who, needs = 'storage' }: Operation): readonly ProblemCode[] {
  const key: Record<Operation['who'], readonly ProblemCode[]> = { anybody: [], subject: [446, 447], admin: [458] }
  const write: readonly ProblemCode[] = method === 'get' ? [] : [448]
  const storage: readonly ProblemCode[] = needs === 'storage' ? [460] : []
  return [...key[who], ...write, 457, ...storage, 461, 462]
}

function answersOf(answers: Operation['answers'], types: readonly string[]): Record<string, object> {
  const found: Record<string, object> = {}
  for (const [status, schema] of Object.entries(answers))
    found[status] = { description: 'As asked.', content: { 'application/json': { schema } } }
  if (types.length > 0) {
    const json = answers[200] && { 'application/json': { schema: answers[200] } }
    const streams = Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }]))
    found['200'] = { description: 'As asked.', content: { ...json, ...streams } }
  }
  return found
}

/** The problems by status; each answer names the numbers that it can carry. */
function problemsOf(codes: readonly ProblemCode[]): Record<string, object> {
  const statuses = new Set(codes.map((code) => PROBLEMS[code][0]))
  return Object.fromEntries(
    [...statuses].map((status) => {
      const group = [...new Set(codes)].filter((code) => PROBLEMS[code][0] === status).sort((a, b) => a - b)
      return [
        status,
        {
          description: group.map((code) => `${code}: ${PROBLEMS[code][1]}`).join(' '),
          content: {
            'application/problem+json': {
              schema: { allOf: [ref('Problem'), { type: 'object', properties: { code: { enum: group } } }] },
            },
          },
        },
      ]
    }),
  )
}
