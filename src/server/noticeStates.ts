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
): (hash: string) => NoticeState | Promise<NoticeState> {
  const known = new Set<string>()
  const unknown = new Map<string, number>()

  async function look(hash: string): Promise<NoticeState> {
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
  return (hash) => {
    if (hash === 'custom') return 'custom'
    if (known.has(hash)) return 'known'
    const until = unknown.get(hash)
    return until !== undefined && until > now() ? 'unknown' : look(hash)
  }
}
