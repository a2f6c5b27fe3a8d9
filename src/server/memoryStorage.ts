import type { AccountLink, Notice, Page, PageOptions, RecordStorage, StoredRecord } from './RecordStorage.js'

/**
 * A storage that forgets everything with the process: for tests and demos.
 *
 * @example
 * const storage = memoryStorage()
 * await storage.append(record)
 */
export function memoryStorage(): RecordStorage {
  const rows = new Map<string, StoredRecord>()
  const gone = new Set<string>()
  const restrictedSubjects = new Set<string>()
  const accounts = new Map<string, AccountLink>()
  const notices = new Map<string, Notice>()
  const all = () => [...rows].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row)
  const of = (subject: string) => all().filter((row) => row.subject === subject)

  return {
    async append(record) {
      if (gone.has(record.subject)) return { outcome: 'erased' }
      const key = keyOf(record)
      const known = rows.get(key)
      if (known) return known.body === record.body ? { outcome: 'repeated', record: known } : { outcome: 'conflict' }
      const mac = crypto.randomUUID().replaceAll('-', '')
      const stored: StoredRecord = { ...record, mac, writer: 1, seal: 1 }
      rows.set(key, stored)
      return { outcome: 'stored', record: stored }
    },
    async newest(subject, kind) {
      const found = of(subject).filter((row) => kind === undefined || row.kind === kind)
      return found.sort((a, b) => b.effectiveAt - a.effectiveAt || a.grants - b.grants)[0] ?? null
    },
    async recordsOf(subject, { kind, ...options } = {}) {
      return pageOf(
        of(subject).filter((row) => kind === undefined || row.kind === kind),
        keyOf,
        options,
      )
    },
    async erase(subject) {
      const going = of(subject)
      for (const row of going) rows.delete(keyOf(row))
      gone.add(subject)
      accounts.delete(subject)
      restrictedSubjects.delete(subject)
      return going.length
    },
    async restrict(subject, state) {
      if (state === 'restricted') restrictedSubjects.add(subject)
      else restrictedSubjects.delete(subject)
    },
    async restricted(subjects) {
      return new Set(subjects.filter((subject) => restrictedSubjects.has(subject)))
    },
    async link(link) {
      if (!accounts.has(link.subject)) accounts.set(link.subject, link)
    },
    async unlink(subject) {
      accounts.delete(subject)
    },
    async linkOf(subject) {
      return accounts.get(subject) ?? null
    },
    async subjectsOf(account) {
      return [...accounts.values()].filter((link) => link.account === account)
    },
    async links(options) {
      const key = ({ account, subject }: AccountLink) => `${account} ${subject}`
      const sorted = [...accounts.values()].sort((a, b) => (key(a) < key(b) ? -1 : 1))
      return pageOf(sorted, key, options)
    },
    async records({ kind, from = 0, to = Infinity, ...options } = {}) {
      const wanted = all().filter(
        (row) =>
          (kind === undefined || row.kind === kind) &&
          row.receivedAt >= from &&
          row.receivedAt < to &&
          !restrictedSubjects.has(row.subject),
      )
      return pageOf(wanted, keyOf, options)
    },
    async seals() {
      return { items: [], next: null }
    },
    async putNotice(notice) {
      const known = notices.get(notice.hash)
      if (known) return known.body === notice.body ? 'repeated' : 'conflict'
      notices.set(notice.hash, notice)
      return 'stored'
    },
    async notice(hash) {
      return notices.get(hash) ?? null
    },
    async statistics() {
      return []
    },
    async rebuildStatistics() {},
    async retain() {
      return 0
    },
    async verify() {
      return { result: 'intact', records: rows.size, seals: 0, erased: 0, unsealed: 0, findings: [], heads: [] }
    },
    async health() {
      return { state: 'up', unsealed: 0 }
    },
    async close() {},
  }
}

function keyOf({ subject, id }: Pick<StoredRecord, 'subject' | 'id'>): string {
  return `${subject} ${id}`
}

function pageOf<Item>(
  items: readonly Item[],
  key: (item: Item) => string,
  { after = null, limit = 100 }: PageOptions = {},
): Page<Item> {
  const found = items.filter((item) => after === null || key(item) > after).slice(0, limit + 1)
  const shown = found.slice(0, limit)
  const last = shown.at(-1)
  return { items: shown, next: found.length > limit && last ? key(last) : null }
}
