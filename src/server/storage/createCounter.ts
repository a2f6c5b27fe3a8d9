import type { NewRecord, StatisticsRange } from '../RecordStorage.js'
import { allRows } from './allRows.js'
import { cellsOf, dayOf } from './cellsOf.js'
import type { Count, Row, Tables } from './Tables.js'

const FLUSH_AFTER = 10_000
const PAGE = 1000
// Keeps the memory of a busy process small.
const MANY = 5000
const DAY = 86_400_000
// No process has this number, so what a recount corrects stands in rows of its own.
const RECOUNT = 0

/** Counts records in the process and writes the sums down now and then. */
export interface Counter {
  /** Counts a record that was appended. */
  add(record: NewRecord): void
  /** Adds or takes away records that stand in the database. */
  shift(records: readonly Row[], by: 1 | -1): void
  /** Writes down what was counted since. */
  flush(): Promise<void>
  /** Counts the days again and corrects the difference. */
  recount(range: StatisticsRange): Promise<void>
}

/** What is left of a record until it is counted. */
interface Fresh {
  readonly subject: string
  readonly day: string
  readonly cells: readonly string[]
}

/** Makes a counter. What a killed process had not written yet is found by a recount. */
export function createCounter(tables: Tables, writer: () => number, onError: (error: unknown) => void): Counter {
  let fresh: Fresh[] = []
  let sums = new Map<string, Count>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let flushing = Promise.resolve()

  function count({ day, cells }: Omit<Fresh, 'subject'>, by: number): void {
    for (const cell of cells) addTo(sums, { day, cell, writer: writer(), count: by })
  }

  async function write(): Promise<void> {
    const records = fresh
    fresh = []
    const restricted = await restrictedAmong(tables, records)
    for (const record of records) if (!restricted.has(record.subject)) count(record, 1)
    const counts = [...sums.values()].filter((each) => each.count !== 0)
    sums = new Map()
    try {
      for (let index = 0; index < counts.length; index += PAGE)
        await tables.addCounts(counts.slice(index, index + PAGE))
    } catch (error) {
      // Nobody knows whether they were added, so they are left to the recount.
      onError(error)
    }
  }

  async function flush(): Promise<void> {
    clearTimeout(timer)
    timer = undefined
    flushing = flushing.then(write).catch(onError)
    return flushing
  }

  function later(): void {
    timer ??= setTimeout(() => void flush(), FLUSH_AFTER)
  }

  return {
    add(record) {
      fresh.push(freshOf(record))
      if (fresh.length >= MANY) void flush()
      else later()
    },
    shift(records, by) {
      for (const record of records) count(freshOf(record), by)
      later()
    },
    flush,
    async recount({ from, to }) {
      await flush()
      const right = new Map<string, Count>()
      const bounds = { from: Date.parse(from), to: Date.parse(to) + DAY }
      for await (const rows of allRows(tables, bounds)) {
        const restricted = await restrictedAmong(tables, rows)
        for (const row of rows) {
          if (restricted.has(row.subject)) continue
          for (const cell of cellsOf(row)) addTo(right, { day: dayOf(row.receivedAt), cell, writer: RECOUNT, count: 1 })
        }
      }
      for (const known of await tables.countsOf({ from, to }))
        addTo(right, { ...known, writer: RECOUNT, count: -known.count })
      const wrong = [...right.values()].filter((each) => each.count !== 0)
      for (let index = 0; index < wrong.length; index += PAGE) await tables.addCounts(wrong.slice(index, index + PAGE))
    },
  }
}

function freshOf(record: NewRecord): Fresh {
  return { subject: record.subject, day: dayOf(record.receivedAt), cells: cellsOf(record) }
}

async function restrictedAmong(
  tables: Tables,
  records: readonly Pick<NewRecord, 'subject'>[],
): Promise<ReadonlySet<string>> {
  const subjects = [...new Set(records.map(({ subject }) => subject))]
  const found = new Set<string>()
  for (let index = 0; index < subjects.length; index += PAGE) {
    for (const subject of await tables.restrictedOf(subjects.slice(index, index + PAGE))) found.add(subject)
  }
  return found
}

function addTo(sums: Map<string, Count>, { day, cell, writer, count }: Count): void {
  const key = `${day} ${cell}`
  sums.set(key, { day, cell, writer, count: (sums.get(key)?.count ?? 0) + count })
}
