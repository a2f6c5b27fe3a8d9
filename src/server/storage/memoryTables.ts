import type { AccountLink, Notice, Seal } from '../RecordStorage.js'
import type { Count, Erased, Row, RowFilter, RowKey, SealPlace, Tables } from './Tables.js'

/** Tables that forget everything with the process. They answer like a database: later, and with rows of their own. */
export function memoryTables(): Tables {
  const rows = new Map<string, Row>()
  const marks = new Map<string, number>()
  const erased = new Map<string, Erased>()
  const seals = new Map<string, Seal>()
  const restrictions = new Set<string>()
  const accounts = new Map<string, AccountLink>()
  const notices = new Map<string, Notice>()
  const counts = new Map<string, Count>()
  const sorted = () => [...rows.values()].sort((a, b) => compare(keyOf(a), keyOf(b)))

  return {
    async migrate() {},
    async insertRows(fresh) {
      const isNew = fresh.filter((row) => {
        if (rows.has(keyOf(row)) || marks.has(halfOf(row.subject))) return false
        rows.set(keyOf(row), row)
        return true
      })
      return isNew.map(({ subject, id }) => ({ subject, id }))
    },
    async rowsByKey(keys) {
      return keys.flatMap((key) => rows.get(keyOf(key)) ?? [])
    },
    async rowsOf(subject, kind, afterId, limit) {
      const found = sorted().filter((row) => row.subject === subject && (kind === undefined || row.kind === kind))
      return found.filter(({ id }) => afterId === null || id > afterId).slice(0, limit)
    },
    async newestOf(subject, kind) {
      const found = sorted().filter((row) => row.subject === subject && (kind === undefined || row.kind === kind))
      return (
        found.sort((a, b) => b.effectiveAt - a.effectiveAt || a.grants - b.grants || compare(b.id, a.id))[0] ?? null
      )
    },
    async scanRows(filter, after, limit) {
      const rest = sorted().filter((row) => after === null || keyOf(row) > keyOf(after))
      return rest.filter((row) => matches(row, filter)).slice(0, limit)
    },
    async deleteRows(old) {
      return old.filter((row) => rows.delete(keyOf(row))).map(({ mac }) => mac)
    },

    async markErased(subject, at) {
      if (!marks.has(halfOf(subject))) marks.set(halfOf(subject), at)
    },
    async unmarkErased(before) {
      for (const [half, at] of marks) if (at < before) marks.delete(half)
    },
    async insertErased(notes) {
      for (const note of notes) if (!erased.has(placeOf(note) + note.mac)) erased.set(placeOf(note) + note.mac, note)
    },
    async erasedBetween(after, upTo, from, limit) {
      return [...erased]
        .filter(([, note]) => after === undefined || placeOf(note) > placeOf(after))
        .filter(([, note]) => upTo === undefined || placeOf(note) <= placeOf(upTo))
        .filter(([key]) => from === null || key > placeOf(from) + from.mac)
        .sort(([a], [b]) => compare(a, b))
        .slice(0, limit)
        .map(([, note]) => note)
    },

    async insertSeal(seal) {
      if (seals.has(placeOf(seal))) return 'taken'
      seals.set(placeOf(seal), seal)
      return 'stored'
    },
    async scanSeals(which, after, limit) {
      return [...seals]
        .filter(([key, { seal }]) => (after === null || key > placeOf(after)) && (which === 'all' || seal === 0))
        .sort(([a], [b]) => compare(a, b))
        .slice(0, limit)
        .map(([, seal]) => seal)
    },
    async headBefore(writer) {
      const found = [...seals].filter(([, seal]) => seal.writer < writer).sort(([a], [b]) => compare(b, a))[0]?.[1]
      return found ? { writer: found.writer, seal: found.seal, mac: found.mac } : null
    },

    async insertRestriction(subject) {
      if (restrictions.has(subject)) return 'same'
      restrictions.add(subject)
      return 'changed'
    },
    async deleteRestriction(subject) {
      return restrictions.delete(subject) ? 'changed' : 'same'
    },
    async restrictedOf(subjects) {
      return new Set(subjects.filter((subject) => restrictions.has(subject)))
    },

    async insertLink(link) {
      if (!accounts.has(link.subject)) accounts.set(link.subject, link)
    },
    async deleteLink(subject) {
      accounts.delete(subject)
    },
    async linkOf(subject) {
      return accounts.get(subject) ?? null
    },
    async linksOf(account, limit) {
      return linksOf(accounts)
        .filter((link) => link.account === account)
        .slice(0, limit)
    },
    async scanLinks(after, limit) {
      return linksOf(accounts)
        .filter((link) => after === null || linkKey(link) > linkKey(after))
        .slice(0, limit)
    },

    async insertNotice(notice) {
      if (notices.has(notice.hash)) return 'taken'
      notices.set(notice.hash, notice)
      return 'stored'
    },
    async noticeOf(hash) {
      return notices.get(hash) ?? null
    },

    async addCounts(more) {
      for (const each of more) {
        const key = `${each.day} ${each.writer} ${each.cell}`
        counts.set(key, { ...each, count: (counts.get(key)?.count ?? 0) + each.count })
      }
    },
    async countsOf({ from, to }) {
      const sums = new Map<string, Omit<Count, 'writer'>>()
      for (const { day, cell, count } of counts.values()) {
        if (day < from || day > to) continue
        const key = `${day} ${cell}`
        sums.set(key, { day, cell, count: (sums.get(key)?.count ?? 0) + count })
      }
      return [...sums].sort(([a], [b]) => compare(a, b)).map(([, sum]) => sum)
    },

    async ping() {},
    async close() {},
  }
}

function matches(row: Row, { kind, from, to, invalidAt, sealedAfter, sealedUpTo }: RowFilter): boolean {
  return (
    (kind === undefined || row.kind === kind) &&
    (from === undefined || row.receivedAt >= from) &&
    (to === undefined || row.receivedAt < to) &&
    (invalidAt === undefined || row.validUntil < invalidAt) &&
    (sealedAfter === undefined || placeOf(row) > placeOf(sealedAfter)) &&
    (sealedUpTo === undefined || placeOf(row) <= placeOf(sealedUpTo))
  )
}

function linksOf(accounts: ReadonlyMap<string, AccountLink>): AccountLink[] {
  return [...accounts.values()].sort((a, b) => compare(linkKey(a), linkKey(b)))
}

function linkKey({ account, subject }: Pick<AccountLink, 'account' | 'subject'>): string {
  return `${account} ${subject}`
}

function keyOf({ subject, id }: RowKey): string {
  return `${subject} ${id}`
}

function halfOf(subject: string): string {
  return subject.slice(0, 18)
}

/** Sorts like the two numbers. */
function placeOf({ writer, seal }: SealPlace): string {
  return `${String(writer).padStart(16, '0')} ${String(seal).padStart(16, '0')} `
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
