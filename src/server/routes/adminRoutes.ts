import { Hono } from 'hono'
import { canonicalJson } from '../../core/index.js'
import { adminOnly } from '../adminOnly.js'
import { allPages } from '../allPages.js'
import type { ApiEnv, ApiParts } from '../ApiParts.js'
import { base64url } from '../base64url.js'
import type { AdminAccess } from '../ConsentApiOptions.js'
import { fromHex } from '../hex.js'
import { Problem } from '../Problem.js'
import { readAudit } from '../readAudit.js'
import { readHeads } from '../readHeads.js'
import { readJson } from '../readJson.js'
import { readNotice } from '../readNotice.js'
import { readRange } from '../readRange.js'
import { readSubject } from '../readSubject.js'
import { recordRow } from '../recordRow.js'
import { refuseQuery } from '../refuseQuery.js'
import { sha256 } from '../sha256.js'
import { jsonLines, LINES, streamLines } from '../streamLines.js'
import { csvLines } from './subjectRoutes.js'

/** The largest set of texts, in bytes. */
const MAX_NOTICE = 262_144

/** What the site's own people and programs may ask, with an admin token. Each access is noted first. */
export function adminRoutes(parts: ApiParts, access: AdminAccess): Hono<ApiEnv> {
  const { storage, now } = parts
  const admin = adminOnly(access, now)
  return new Hono<ApiEnv>()
    .get('/v1/records', admin, async (c) => {
      const { format, ...query } = readAudit(c.req.query())
      if (format === 'json') {
        const { items, next } = await storage.records(query)
        return c.json({ records: items.map(recordRow), next })
      }
      const rows = allPages(async (after) => storage.records({ ...query, limit: 1_000, after }))
      c.header('content-type', format === 'csv' ? 'text/csv; charset=utf-8' : LINES)
      c.header('content-disposition', `attachment; filename="records.${format}"`)
      return c.body(await streamLines(format === 'csv' ? csvLines(rows) : jsonLines(rows, recordRow)))
    })
    .get('/v1/stats', admin, async (c) => {
      const range = readRange(c.req.query(), now())
      return c.json({ ...range, cells: await storage.statistics(range) })
    })
    .get('/v1/verify', admin, async (c) => {
      const { subject, heads } = c.req.query()
      if (subject === undefined) return c.json(await storage.verify({ heads: readHeads(heads) }))
      // The ends of chains say nothing about one subject.
      if (heads !== undefined) return refuseQuery('heads')
      return c.json(await storage.verifySubject(readSubject(subject) ?? refuseQuery('subject')))
    })
    .put('/v1/notices/:hash', admin, async (c) => {
      const hash = c.req.param('hash')
      const { texts, ...about } = readNotice(await readJson(c, MAX_NOTICE))
      const body = canonicalJson(texts)
      if (hash !== base64url(fromHex(await sha256(body)))) throw new Problem(464)
      const outcome = await storage.putNotice({ hash, ...about, body, at: now() })
      // The texts are what is hashed; that they differ would be a broken hash.
      if (outcome === 'conflict') throw new Problem(464)
      return c.json({ hash, outcome }, outcome === 'stored' ? 201 : 200)
    })
}
