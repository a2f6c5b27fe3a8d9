import { Hono } from 'hono'
import { canonicalJson, readConsent } from '../../core/index.js'
import { accountHashes } from '../accounts/accountHashes.js'
import { accountOf } from '../accounts/accountOf.js'
import type { ApiEnv, ApiParts } from '../ApiParts.js'
import { membersOf } from '../membersOf.js'
import { Problem } from '../Problem.js'
import { readJson } from '../readJson.js'
import { serverRecord } from '../serverRecord.js'
import { readLinkToken } from '../accounts/signLinkToken.js'
import { situationOf } from '../situationOf.js'
import { toNewRecord } from '../toNewRecord.js'

/** Joins a device to an account of the host application, and parts it again at the sign-out. */
export function linkRoutes(parts: ApiParts): Hono<ApiEnv> {
  const { config, storage, secrets, keyOf, now } = parts
  return new Hono<ApiEnv>()
    .post('/v1/subjects/me/link', async (c) => {
      const request = c.req.raw
      const { subject, name } = await keyOf(request)
      const { token } = membersOf(await readJson(c), ['token'])
      const account = typeof token === 'string' ? await readLinkToken(token, secrets, now()) : null
      if (account === null) throw new Problem(459)
      const [current, ...former] = await accountHashes(account, secrets)
      const linked = await storage.linkOf(subject)
      if (linked && ![current, ...former].includes(linked.account)) throw new Problem(465)
      // What was linked under an older secret moves along, with its time.
      for (const hash of former) {
        for (const link of await storage.subjectsOf(hash)) {
          await storage.unlink(link.subject)
          await storage.link({ ...link, account: current })
        }
      }
      await storage.link({ subject, account: current, at: now() })
      if (readConsent(request, config).signals.gpc) await recordSignal(request, subject, name)
      return c.json({ account: await accountOf(parts, subject) })
    })
    .delete('/v1/subjects/me/link', async (c) => {
      const { subject } = await keyOf(c.req.raw)
      await storage.unlink(subject)
      return c.json({ account: null })
    })

  /** A signed-in person's signal belongs to the account, so it is recorded although nobody clicked. */
  async function recordSignal(request: Request, subject: string, name: string): Promise<void> {
    const at = now()
    const { jurisdiction, signals } = await situationOf(parts, request)
    const record = serverRecord(config, {
      at,
      subject: name,
      event: { action: 'signal', state: 'refused', actor: 'agent' },
      agreement: null,
      jurisdiction,
      signals,
      origin: request.headers.get('origin'),
    })
    const arrival = { sentAt: at, receivedAt: at, maxDays: 0 }
    // An erased subject keeps nothing, not even this.
    await storage.append(toNewRecord({ record, json: canonicalJson(record), subject, notice: 'custom' }, arrival))
  }
}
