import { Hono } from 'hono'
import { canonicalJson, NO_SIGNALS } from '../../core/index.js'
import { accountHashes } from '../accounts/accountHashes.js'
import { agreementEvents } from '../accounts/accountOf.js'
import { accountSubject } from '../accounts/accountSubject.js'
import { adminOnly } from '../adminOnly.js'
import { agreementState, type AgreementState } from '../accounts/agreementState.js'
import type { ApiEnv, ApiParts } from '../ApiParts.js'
import type { AdminAccess } from '../ConsentApiOptions.js'
import { invalidMember } from '../membersOf.js'
import { outdatedAccounts } from '../accounts/outdatedAccounts.js'
import { Problem } from '../Problem.js'
import { readAccount, readAgreementAct, readAgreementQuery } from '../accounts/readAccount.js'
import { readJson } from '../readJson.js'
import { serverRecord } from '../serverRecord.js'
import { storedSubject } from '../storedSubject.js'
import { jsonLines, LINES, streamLines } from '../streamLines.js'
import { toNewRecord } from '../toNewRecord.js'

/** What the host application asks and tells about the accounts of its own people, with an admin token. */
export function accountRoutes(parts: ApiParts, access: AdminAccess): Hono<ApiEnv> {
  const { config, storage, secrets, now } = parts
  const admin = adminOnly(access, now)

  const subjectsOf = async (account: string): Promise<readonly string[]> => {
    const hashes = await accountHashes(account, secrets)
    const links = await Promise.all(hashes.map(async (hash) => storage.subjectsOf(hash)))
    return links.flat().map(({ subject }) => subject)
  }
  const stateOf = async (account: string, agreement: string): Promise<AgreementState> => {
    const subjects = await subjectsOf(account)
    const restricted = await storage.restricted(subjects)
    // Where processing is restricted nothing may be sent on the ground of it.
    return agreementState(agreement, restricted.size > 0 ? [] : await agreementEvents(storage, subjects))
  }

  return new Hono<ApiEnv>()
    .get('/v1/accounts/outdated', admin, async (c) => {
      const accounts = outdatedAccounts(storage, config.policy.version)
      c.header('content-type', LINES)
      return c.body(await streamLines(jsonLines(accounts, (account) => account)))
    })
    .post('/v1/accounts/agreement', admin, async (c) => {
      const { account, agreement } = readAgreementQuery(await readJson(c))
      return c.json(await stateOf(account, agreement))
    })
    .put('/v1/accounts/agreement', admin, async (c) => {
      const { account, agreement: id, event } = readAgreementAct(await readJson(c))
      const agreement = config.agreements?.find((one) => one.id === id)
      if (!agreement) throw invalidMember('agreement')
      const at = now()
      const [hash] = await accountHashes(account, secrets)
      const name = await accountSubject(hash)
      const subject = storedSubject(name)
      const record = serverRecord(config, {
        at,
        subject: name,
        event,
        agreement: { id, kind: agreement.kind, version: agreement.version },
        jurisdiction: config.jurisdictionOf(config.jurisdiction, at),
        signals: NO_SIGNALS,
        origin: null,
      })
      const arrival = { sentAt: at, receivedAt: at, maxDays: 0 }
      const { outcome } = await storage.append(
        toNewRecord({ record, json: canonicalJson(record), subject, notice: 'custom' }, arrival),
      )
      if (outcome === 'erased') throw new Problem(453)
      await storage.link({ subject, account: hash, at })
      return c.json(await stateOf(account, id))
    })
    .post('/v1/accounts/erasure', admin, async (c) => {
      const account = readAccount(await readJson(c))
      const [hash] = await accountHashes(account, secrets)
      // Its own subject too, even if it has nothing yet: what comes later is refused.
      let subjects: readonly string[] = [storedSubject(await accountSubject(hash))]
      let erased = 0
      // With each of them its link goes, so the next ones come up until there is none.
      do {
        for (const subject of subjects) erased += await storage.erase(subject, now())
        subjects = await subjectsOf(account)
      } while (subjects.length > 0)
      return c.json({ erased })
    })
}
