import { consentError } from '../../core/index.js'
import type { NewRecord, Page, RecordStorage } from '../RecordStorage.js'
import type { StorageOptions } from '../StorageOptions.js'
import { allRows } from './allRows.js'
import { checkAccount, checkDay, checkLink, checkNotice, checkRecord, checkSubject, checkTime } from './checkRecord.js'
import { createAppender, publicRow } from './createAppender.js'
import { createCounter } from './createCounter.js'
import { createProver } from './createProver.js'
import { createSealer } from './createSealer.js'
import { endedAgreements } from './endedAgreements.js'
import { readCells } from './readCells.js'
import { suppressSmall } from './suppressSmall.js'
import type { Row, Tables } from './Tables.js'
import { verifyRecords } from './verifyRecords.js'
import { verifySubject } from './verifySubject.js'

const PAGE = 1000
const LONGEST_PAGE = 1000
const USUAL_PAGE = 100

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/
const ACCOUNT = /^[\w-]{1,128}$/
const NUMBER = /^\d{1,16}$/

/** A storage over tables: it proves, gathers, counts and erases, the same way on every database. */
export function createStorage(tables: Tables, options: StorageOptions): RecordStorage {
  const { keys, batch, retentionYears = 3, now = Date.now, onError = () => {} } = options
  const prover = createProver(keys)
  const sealer = createSealer(tables, prover, now, onError)
  const appender = createAppender(tables, prover, sealer, batch)
  const counter = createCounter(tables, () => sealer.writer(), onError)
  let migrating: Promise<void> | undefined
  let tablesAre: 'unknown' | 'there' = 'unknown'
  let closing: Promise<void> | undefined
  let retaining: Promise<unknown> = Promise.resolve()

  /** Everything waits for the tables, and ends with the storage. `undefined` for nothing to wait for, which costs too. */
  function ready(): Promise<void> | undefined {
    if (closing) throw consentError(422)
    return tablesAre === 'there' ? undefined : (migrating ??= migrate())
  }

  async function migrate(): Promise<void> {
    try {
      await tables.migrate()
      tablesAre = 'there'
    } catch (error) {
      migrating = undefined
      throw consentError(427, error instanceof Error ? error.message : String(error))
    }
  }

  /** Notes first: a note beside its row is harmless, a row gone without one would look stolen. */
  async function bury(rows: readonly Row[], at: number): Promise<void> {
    const notes = rows.map(({ writer, seal, mac }) => ({ writer, seal, mac, at }))
    await tables.insertErased(
      await Promise.all(notes.map(async (note) => ({ ...note, proof: await prover.signErased(note) }))),
    )
    // Another process may be deleting the same.
    const gone = new Set(await tables.deleteRows(rows))
    const restricted = await tables.restrictedOf(subjectsOf(rows))
    counter.shift(
      rows.filter(({ subject, mac }) => gone.has(mac) && !restricted.has(subject)),
      -1,
    )
  }

  async function buryAllOf(subject: string, at: number): Promise<number> {
    let count = 0
    for (;;) {
      const rows = await tables.rowsOf(subject, undefined, null, PAGE)
      if (rows.length === 0) return count
      await bury(rows, at)
      count += rows.length
    }
  }

  /** Deletes what is too old. A storage that is closed waits for the page that was begun. */
  async function retain(time: number): Promise<number> {
    const end = new Date(time)
    end.setUTCFullYear(end.getUTCFullYear() - retentionYears)
    let count = 0
    for await (const old of allRows(tables, { invalidAt: end.getTime() })) {
      await ready()
      const rows = [...(await endedAgreements(tables, old)), ...old]
      await bury(rows, time)
      count += rows.length
      for (const subject of subjectsOf(rows)) {
        if ((await tables.rowsOf(subject, undefined, null, 1)).length === 0) await forget(subject)
      }
    }
    await tables.unmarkErased(end.getTime())
    return count
  }

  async function forget(subject: string): Promise<void> {
    await tables.deleteLink(subject)
    await tables.deleteRestriction(subject)
  }

  return {
    async append(record: NewRecord, parsed?: object) {
      checkRecord(record)
      const waiting = ready()
      if (waiting) await waiting
      const result = await appender.append(record)
      if (result.outcome === 'stored') counter.add(record, parsed)
      return result
    },
    async newest(subject, kind) {
      checkSubject(subject)
      await ready()
      const row = await tables.newestOf(subject, kind)
      return row && publicRow(row)
    },
    async recordsOf(subject, { kind, after = null, limit } = {}) {
      checkSubject(subject)
      await ready()
      const [from = null] = after === null ? [] : cursor(after, UUID)
      return pageOf(
        limit,
        async (count) => tables.rowsOf(subject, kind, from, count),
        ({ id }) => [id],
        publicRow,
      )
    },
    async erase(subject, at) {
      checkSubject(subject)
      checkTime('at', at)
      await ready()
      await tables.markErased(subject, at)
      const count = await buryAllOf(subject, at)
      await forget(subject)
      return count
    },
    async restrict(subject, state) {
      checkSubject(subject)
      await ready()
      // What is still to be counted would be left out or counted twice.
      await counter.flush()
      const isRestricted = state === 'restricted'
      const change = isRestricted ? tables.insertRestriction(subject, now()) : tables.deleteRestriction(subject)
      if ((await change) === 'same') return
      let after: string | null = null
      for (;;) {
        const rows: readonly Row[] = await tables.rowsOf(subject, undefined, after, PAGE)
        counter.shift(rows, isRestricted ? -1 : 1)
        after = rows.at(-1)?.id ?? null
        if (rows.length < PAGE) return
      }
    },
    async restricted(subjects) {
      for (const subject of subjects) checkSubject(subject)
      await ready()
      return tables.restrictedOf(subjects)
    },
    async link(link) {
      checkLink(link)
      await ready()
      await tables.insertLink(link)
    },
    async unlink(subject) {
      checkSubject(subject)
      await ready()
      await tables.deleteLink(subject)
    },
    async linkOf(subject) {
      checkSubject(subject)
      await ready()
      return tables.linkOf(subject)
    },
    async subjectsOf(account) {
      checkAccount(account)
      await ready()
      return tables.linksOf(account, PAGE)
    },
    async links({ after = null, limit } = {}) {
      await ready()
      const [account = '', subject = ''] = after === null ? [] : cursor(after, ACCOUNT, UUID)
      const from = after === null ? null : { account, subject }
      return pageOf(
        limit,
        async (count) => tables.scanLinks(from, count),
        (link) => [link.account, link.subject],
        (link) => link,
      )
    },
    async records({ after = null, limit, ...filter } = {}) {
      await ready()
      const [subject = '', id = ''] = after === null ? [] : cursor(after, UUID, UUID)
      const from = after === null ? null : { subject, id }
      const page = await pageOf(
        limit,
        async (count) => tables.scanRows(filter, from, count),
        (row) => [row.subject, row.id],
        publicRow,
      )
      const restricted = await tables.restrictedOf(subjectsOf(page.items))
      return { ...page, items: page.items.filter((row) => !restricted.has(row.subject)) }
    },
    async seals({ after = null, limit } = {}) {
      await ready()
      const [writer = 0, seal = 0] = after === null ? [] : cursor(after, NUMBER, NUMBER).map(Number)
      const from = after === null ? null : { writer, seal }
      return pageOf(
        limit,
        async (count) => tables.scanSeals('all', from, count),
        (each) => [each.writer, each.seal],
        (each) => each,
      )
    },
    async putNotice(notice) {
      checkNotice(notice)
      await ready()
      if ((await tables.insertNotice(notice)) === 'stored') return 'stored'
      const known = await tables.noticeOf(notice.hash)
      const isSame = (['body', 'language', 'variant', 'sdk'] as const).every((name) => known?.[name] === notice[name])
      return isSame ? 'repeated' : 'conflict'
    },
    async notice(hash) {
      await ready()
      return tables.noticeOf(hash)
    },
    async statistics(range) {
      checkDay(range.from)
      checkDay(range.to)
      await ready()
      return suppressSmall(readCells(await tables.countsOf(range)))
    },
    async rebuildStatistics(range) {
      checkDay(range.from)
      checkDay(range.to)
      await ready()
      await counter.recount(range)
    },
    async retain(time) {
      checkTime('now', time)
      await ready()
      const retained = retain(time)
      retaining = Promise.allSettled([retaining, retained])
      return retained
    },
    async verify(verifyOptions) {
      await ready()
      return verifyRecords(tables, prover, verifyOptions)
    },
    async verifySubject(subject) {
      checkSubject(subject)
      await ready()
      return verifySubject(tables, prover, subject)
    },
    async health() {
      const unsealed = sealer.unsealed()
      try {
        await ready()
        await tables.ping()
        return { state: 'up', unsealed }
      } catch {
        return { state: 'down', unsealed }
      }
    },
    async close() {
      closing ??= (async () => {
        await appender.close()
        await sealer.close()
        await retaining
        await counter.flush()
        await tables.close()
      })()
      return closing
    },
  }
}

/** One more than wanted is read, to know whether there is a next page. */
async function pageOf<Item, Shown>(
  limit: number = USUAL_PAGE,
  read: (count: number) => Promise<readonly Item[]>,
  place: (item: Item) => readonly (string | number)[],
  show: (item: Item) => Shown,
): Promise<Page<Shown>> {
  const wanted = Math.min(Math.max(1, Math.trunc(limit) || USUAL_PAGE), LONGEST_PAGE)
  const found = await read(wanted + 1)
  const items = found.slice(0, wanted)
  const last = items.at(-1)
  return { items: items.map(show), next: found.length > wanted && last ? place(last).join('.') : null }
}

/** The parts of a cursor. Throws error 424 when it is none of ours. */
function cursor(after: string, ...patterns: readonly RegExp[]): readonly string[] {
  const parts = after.split('.')
  if (parts.length !== patterns.length || !patterns.every((pattern, index) => pattern.test(parts[index] ?? ''))) {
    throw consentError(424, after.slice(0, 64))
  }
  return parts
}

function subjectsOf(rows: readonly { readonly subject: string }[]): readonly string[] {
  return [...new Set(rows.map(({ subject }) => subject))]
}
