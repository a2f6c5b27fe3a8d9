import { Hono } from 'hono'
import { agreementEvents, agreementStates, accountOf } from '../accounts/accountOf.js'
import { allPages } from '../allPages.js'
import type { ApiEnv, ApiParts } from '../ApiParts.js'
import { clearedChoiceCookies } from '../choiceCookies.js'
import { invalidMember, membersOf } from '../membersOf.js'
import { Problem } from '../Problem.js'
import { readJson } from '../readJson.js'
import { csvLine, CSV_HEADER, recordRow } from '../recordRow.js'
import type { StoredRecord } from '../RecordStorage.js'
import { refuseQuery } from '../refuseQuery.js'
import { streamLines } from '../streamLines.js'

/** What a person does with the own records: see, take along, restrict, erase. Only with the subject key. */
export function subjectRoutes(parts: ApiParts): Hono<ApiEnv> {
  const { config, storage, keyOf, now } = parts
  return new Hono<ApiEnv>()
    .get('/v1/subjects/me', async (c) => {
      const { subject, name } = await keyOf(c.req.raw)
      const [newest, account, events] = await Promise.all([
        storage.newest(subject, 'consent'),
        accountOf(parts, subject),
        agreementEvents(storage, [subject]),
      ])
      if (!newest && !account && events.length === 0) throw new Problem(449)
      const restricted = (await storage.restricted([subject])).has(subject)
      return c.json({
        subject: name,
        newest: newest && recordRow(newest),
        account,
        agreements: agreementStates(events),
        processing: restricted ? 'restricted' : 'free',
      })
    })
    .get('/v1/subjects/me/records', async (c) => {
      const { subject, name } = await keyOf(c.req.raw)
      const rows = allPages(async (after) => storage.recordsOf(subject, { after }))
      const format = c.req.query('format') ?? 'json'
      if (format !== 'json' && format !== 'csv') return refuseQuery('format')
      c.header('content-disposition', `attachment; filename="records.${format}"`)
      const isCsv = format === 'csv'
      c.header('content-type', isCsv ? 'text/csv; charset=utf-8' : 'application/json')
      return c.body(await streamLines(isCsv ? csvLines(rows) : documentLines(name, rows)))
    })
    .delete('/v1/subjects/me', async (c) => {
      const request = c.req.raw
      const { subject } = await keyOf(request)
      const erased = await storage.erase(subject, now())
      for (const each of clearedChoiceCookies(request, config)) c.header('set-cookie', each, { append: true })
      return c.json({ erased })
    })
    .delete('/v1/subjects/me/key', async (c) => {
      // Who only ever refused has no key, and a copy.
      for (const each of clearedChoiceCookies(c.req.raw, config)) c.header('set-cookie', each, { append: true })
      return c.json({ key: 'dropped' })
    })
    .put('/v1/subjects/me/restriction', async (c) => {
      const { subject } = await keyOf(c.req.raw)
      const { processing: state } = membersOf(await readJson(c), ['processing'])
      if (state !== 'restricted' && state !== 'free') throw invalidMember('processing')
      await storage.restrict(subject, state)
      return c.json({ processing: state })
    })
}

/** Rows as the lines of a CSV file, its header first. They end with CRLF (RFC 4180), of which each gets its LF as it is sent. */
export async function* csvLines(rows: AsyncIterable<StoredRecord>): AsyncGenerator<string> {
  yield `${CSV_HEADER}\r`
  for await (const row of rows) yield `${csvLine(recordRow(row))}\r`
}

/** Rows as the lines of one JSON document, which never stands in memory as a whole: a stranger can send any number. */
async function* documentLines(subject: string, rows: AsyncIterable<StoredRecord>): AsyncGenerator<string> {
  let before = `{"subject":${JSON.stringify(subject)},"records":[`
  for await (const row of rows) {
    yield before + JSON.stringify(recordRow(row))
    before = ','
  }
  yield before === ',' ? ']}' : `${before}]}`
}
