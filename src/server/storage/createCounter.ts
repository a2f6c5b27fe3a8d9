import type { NewRecord, StatisticsRange } from '../RecordStorage.js'
import { allRows } from './allRows.js'
import { cellsOf, dayOf, tallyOf } from './cellsOf.js'
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
  /** Counts a record that was appended. @param parsed its body as data, if it is at hand */
  add(record: NewRecord, parsed?: object): void
  /** Adds or takes away records that stand in the database. */
  shift(records: readonly Row[], by: 1 | -1): void
  /** Writes down what was counted since. */
  flush(): Promise<void>
  /** Counts the days again and corrects the difference. */
  recount(range: StatisticsRange): Promise<void>
}

/** What is left of records until they are counted: their subjects, by the day and what they count for. */
type Gathered = Map<string, string[]>

/** Makes a counter. What a killed process had not written yet is found by a recount. */
export function createCounter(tables: Tables, writer: () => number, onError: (error: unknown) => void): Counter {
  let fresh: Gathered = new Map()
  let waiting = 0
  let sums = new Map<string, Count>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let flushing = Promise.resolve()

  async function write(): Promise<void> {
    const gathered = fresh
    fresh = new Map()
    waiting = 0
    const restricted = await restrictedAmong(tables, [...gathered.values()].flat())
    addAll(sums, gathered, { writer: writer(), count: 1, restricted })
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
    add(record, parsed) {
      gather(fresh, record, parsed)
      waiting++
      if (waiting >= MANY) void flush()
      else later()
    },
    shift(records, by) {
      addAll(sums, gatherAll(records), { writer: writer(), count: by, restricted: new Set() })
      later()
    },
    flush,
    async recount({ from, to }) {
      await flush()
      const right = new Map<string, Count>()
      const bounds = { from: Date.parse(from), to: Date.parse(to) + DAY }
      for await (const rows of allRows(tables, bounds)) {
        const subjects = rows.map(({ subject }) => subject)
        const restricted = await restrictedAmong(tables, subjects)
        addAll(right, gatherAll(rows), { writer: RECOUNT, count: 1, restricted })
      }
      for (const known of await tables.countsOf({ from, to }))
        addTo(right, { ...known, writer: RECOUNT, count: -known.count })
      const wrong = [...right.values()].filter((each) => each.count !== 0)
      for (let index = 0; index < wrong.length; index += PAGE) await tables.addCounts(wrong.slice(index, index + PAGE))
    },
  }
}

function gatherAll(records: readonly NewRecord[]): Gathered {
  const gathered: Gathered = new Map()
  for (const record of records) gather(gathered, record)
  return gathered
}

function gather(gathered: Gathered, record: NewRecord, parsed?: object): void {
  const tally = tallyOf(record, parsed)
  if (tally === null) return
  // The number of the day: its name is made once for all records of it.
  const key = `${Math.floor(record.receivedAt / DAY)} ${tally}`
  const subjects = gathered.get(key)
  if (subjects) subjects.push(record.subject)
  else gathered.set(key, [record.subject])
}

interface Counting {
  readonly writer: number
  /** What each record counts. */
  readonly count: number
  /** Subjects whose records do not count. */
  readonly restricted: ReadonlySet<string>
}

function addAll(sums: Map<string, Count>, gathered: Gathered, { writer, count, restricted }: Counting): void {
  for (const [key, subjects] of gathered) {
    const times = subjects.filter((subject) => !restricted.has(subject)).length
    const end = key.indexOf(' ')
    const day = dayOf(Number(key.slice(0, end)) * DAY)
    for (const cell of cellsOf(key.slice(end + 1))) addTo(sums, { day, cell, writer, count: count * times })
  }
}

async function restrictedAmong(tables: Tables, all: readonly string[]): Promise<ReadonlySet<string>> {
  const subjects = [...new Set(all)]
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
