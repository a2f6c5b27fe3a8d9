import { allPages } from '../allPages.js'
import { recordOf } from '../recordOf.js'
import type { AccountLink, RecordStorage } from '../RecordStorage.js'

/** An account whose people last answered under older texts. */
export interface OutdatedAccount {
  /** The account as a keyed hash; see {@link hashAccount}. */
  readonly account: string
  /** The version of its newest record; `null` when it has none. */
  readonly policyVersion: string | null
  /** When that record counts from, ISO 8601. */
  readonly since: string | null
}

/**
 * The linked accounts whose newest record is under another policy version than the one in force, so that the host can
 * tell them. Restricted subjects are left out.
 */
export async function* outdatedAccounts(storage: RecordStorage, version: string): AsyncGenerator<OutdatedAccount> {
  let group: AccountLink[] = []
  for await (const link of allPages(async (after) => storage.links({ after, limit: 1_000 }))) {
    if (group[0] && group[0].account !== link.account) {
      yield* outdated(storage, version, group)
      group = []
    }
    group.push(link)
  }
  yield* outdated(storage, version, group)
}

async function* outdated(
  storage: RecordStorage,
  version: string,
  links: readonly AccountLink[],
): AsyncGenerator<OutdatedAccount> {
  const restricted = await storage.restricted(links.map(({ subject }) => subject))
  const free = links.filter(({ subject }) => !restricted.has(subject))
  const [first] = free
  if (!first) return
  const rows = await Promise.all(free.map(async ({ subject }) => storage.newest(subject, 'consent')))
  const [newest] = rows.flatMap((row) => row ?? []).sort((a, b) => b.effectiveAt - a.effectiveAt)
  const policyVersion = (newest && recordOf(newest)?.notice.policyVersion) ?? null
  if (policyVersion === version) return
  const since = newest ? new Date(newest.effectiveAt).toISOString() : null
  yield { account: first.account, policyVersion, since }
}
