import type { NoticeState, RecordStorage } from './RecordStorage.js'

const MOST = 1_000
const RETRY = 60_000

/**
 * Looks up whether the texts of a record are kept, without a read for each write: known ones never go away, unknown
 * ones are looked for again after a minute.
 */
export function noticeStates(
  storage: Pick<RecordStorage, 'notice'>,
  now: () => number,
): (hash: string) => Promise<NoticeState> {
  const known = new Set<string>()
  const unknown = new Map<string, number>()
  return async (hash) => {
    if (hash === 'custom') return 'custom'
    if (known.has(hash)) return 'known'
    const until = unknown.get(hash)
    if (until !== undefined && until > now()) return 'unknown'
    const found = await storage.notice(hash)
    if (known.size + unknown.size >= MOST) {
      known.clear()
      unknown.clear()
    }
    if (found) {
      known.add(hash)
      unknown.delete(hash)
      return 'known'
    }
    unknown.set(hash, now() + RETRY)
    return 'unknown'
  }
}
