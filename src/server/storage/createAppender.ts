import { consentError } from '../../core/index.js'
import type { AppendResult, NewRecord, StoredRecord } from '../RecordStorage.js'
import type { BatchOptions } from '../StorageOptions.js'
import type { Prover } from './createProver.js'
import type { Sealer } from './createSealer.js'
import { AGAIN_AFTER, BAD_DATA, isRefusal, LAST_TRIES, pause } from './retrying.js'
import { sqlState } from './sqlState.js'
import type { Row, RowKey, Tables } from './Tables.js'

/** Appends records, several in a statement when there are many. */
export interface Appender {
  append(record: NewRecord): Promise<AppendResult>
  /** Waits for everything that was begun, and ends. */
  close(): Promise<void>
}

interface Waiting {
  readonly record: NewRecord
  readonly resolve: (result: AppendResult) => void
  readonly reject: (error: Error) => void
}

/**
 * A record that is being written. The box is emptied at the end: a `Map` that changes so quickly keeps all that it ever held
 * until the next full collection of garbage.
 */
interface UnderWay {
  readonly subject: string
  result: Promise<AppendResult> | null
}

/** Makes an appender. Throws 421 from `append` when nothing was committed, 426 when too many wait. */
export function createAppender(
  tables: Tables,
  prover: Prover,
  sealer: Sealer,
  { rows: most = 500, parallel = 2, waiting: longest = 10_000 }: BatchOptions = {},
): Appender {
  const queue: Waiting[] = []
  let running = 0
  let isDue = false
  let state: 'open' | 'closing' = 'open'
  const underWay = new Map<string, UnderWay>()
  let settled: () => void = () => {}

  function unsignedRow(record: NewRecord, seal: number): Row & { mac: string } {
    const { subject, id, kind, body, receivedAt, effectiveAt, validUntil, grants, notice } = record
    // Named one by one, like `publicRow`: `...record` with more behind it costs as much as all else that is done here.
    return {
      subject,
      id,
      kind,
      body,
      receivedAt,
      effectiveAt,
      validUntil,
      grants,
      notice,
      writer: sealer.writer(),
      seal,
      salt: newSalt(),
      mac: '',
    }
  }

  /** How each row ended, when some of them were there already or are not kept any more. */
  async function resultsOf(rows: readonly Row[], fresh: readonly RowKey[]): Promise<readonly AppendResult[]> {
    const stored = new Set(fresh.map(keyOf))
    const known = byKey(await tables.rowsByKey(rows.filter((row) => !stored.has(keyOf(row)))))
    return rows.map((row) => resultOf(row, stored.has(keyOf(row)) ? row : known.get(keyOf(row))))
  }

  async function write(batch: readonly Waiting[]): Promise<void> {
    const seal = sealer.begin()
    let rows: readonly Row[] = []
    try {
      const unsigned = batch.map(({ record }) => unsignedRow(record, seal))
      for (const row of unsigned) {
        const code = prover.signRow(row)
        row.mac = typeof code === 'string' ? code : await code
      }
      rows = unsigned
      const fresh = await tables.insertRows(rows)
      // Nearly always all: a client sends a record again only when the answer was lost.
      const results = fresh.length === rows.length ? rows.map(storedResult) : await resultsOf(rows, fresh)
      // Acknowledged rows only; a row of the same code is this one, committed by a try whose answer was lost.
      sealer.end(
        seal,
        rows.filter((_, index) => results[index]?.outcome === 'stored').map(({ mac }) => mac),
      )
      for (const [index, { resolve, reject }] of batch.entries()) {
        const result = results[index]
        if (result) resolve(result)
        else reject(consentError(421, 'no answer'))
      }
    } catch (error) {
      // Whoever shares a statement with what the database refuses must not suffer.
      if (BAD_DATA.test(sqlState(error)) && batch.length > 1) {
        sealer.end(seal, [])
        await Promise.all(batch.map(async (each) => write([each])))
        return
      }
      for (const { reject } of batch) reject(consentError(421, messageOf(error)))
      await settle(seal, isRefusal(error) ? [] : rows)
    }
  }

  /**
   * Nobody knows whether these rows were committed, or still will be: a server may go on with a statement whose connection
   * is gone. The seal waits until the database says so.
   */
  async function settle(seal: number, rows: readonly Row[]): Promise<void> {
    for (let attempt = 1; rows.length > 0; attempt++) {
      try {
        // Once more, because it waits for a try that is under way, and leaves nothing to do for one that comes later.
        await tables.insertRows(rows)
        const known = byKey(await tables.rowsByKey(rows))
        const committed = rows.filter((row) => known.get(keyOf(row))?.mac === row.mac)
        sealer.end(
          seal,
          committed.map(({ mac }) => mac),
        )
        return
      } catch (error) {
        // What is wrong with the rows was wrong at each try.
        if (BAD_DATA.test(sqlState(error))) break
        if (state === 'closing' && attempt >= LAST_TRIES) {
          sealer.lose(seal)
          return
        }
        await pause(AGAIN_AFTER)
      }
    }
    sealer.end(seal, [])
  }

  function pump(): void {
    isDue = false
    while (running < parallel && queue.length > 0) {
      running++
      write(queue.splice(0, most)).then(ended, ended)
    }
  }

  function ended(): void {
    running--
    pump()
    if (running === 0) settled()
  }

  function enqueue(waiting: Waiting): void {
    if (queue.length >= longest) {
      waiting.reject(consentError(426, String(longest)))
      return
    }
    queue.push(waiting)
    // What comes in the same moment goes into the same statement.
    if (!isDue) queueMicrotask(pump)
    isDue = true
  }

  function begin(record: NewRecord): Promise<AppendResult> {
    if (state === 'closing') throw consentError(422)
    const { id, subject } = record
    const own: UnderWay = { subject, result: null }
    const end = (): void => {
      underWay.delete(id)
      own.result = null
    }
    underWay.set(id, own)
    const result = new Promise<AppendResult>((resolve, reject) => {
      const waiting: Waiting = {
        record,
        resolve: (ending) => {
          end()
          resolve(ending)
        },
        reject: (error) => {
          end()
          reject(error)
        },
      }
      if (sealer.writer() !== 0) enqueue(waiting)
      else
        sealer.open().then(
          () => enqueue(waiting),
          (error: unknown) => waiting.reject(consentError(421, messageOf(error))),
        )
    })
    own.result = result
    return result
  }

  /** A record of an id that is under way: usually the same, sent once more because its answer was lost. */
  async function appendAfter(record: NewRecord): Promise<AppendResult> {
    for (let same = underWay.get(record.id); same; same = underWay.get(record.id)) {
      const before = await same.result?.catch(() => null)
      if (before && same.subject === record.subject)
        return 'record' in before ? resultOf(record, before.record, 'repeated') : before
    }
    return begin(record)
  }

  return {
    append: (record) => (underWay.has(record.id) ? appendAfter(record) : begin(record)),
    async close() {
      state = 'closing'
      while (underWay.size > 0) await Promise.allSettled([...underWay.values()].map(async ({ result }) => result))
      if (running > 0) await new Promise<void>((resolve) => (settled = resolve))
    },
  }
}

function storedResult(row: Row): AppendResult {
  return { outcome: 'stored', record: publicRow(row) }
}

/** How an append ended, by the row that now stands under its key. */
function resultOf(
  record: NewRecord | Row,
  found: Row | StoredRecord | undefined,
  same = sameness(record, found),
): AppendResult {
  if (!found) return { outcome: 'erased' }
  if (found.kind !== record.kind || found.body !== record.body) return { outcome: 'conflict' }
  return { outcome: same, record: publicRow(found) }
}

function sameness(record: NewRecord | Row, found: Row | StoredRecord | undefined): 'stored' | 'repeated' {
  return 'mac' in record && record.mac === found?.mac ? 'stored' : 'repeated'
}

/** A row as others may see it: without its salt. */
export function publicRow(row: Row | StoredRecord): StoredRecord {
  const { subject, id, kind, body, receivedAt, effectiveAt, validUntil, grants, notice, mac, writer, seal } = row
  return { subject, id, kind, body, receivedAt, effectiveAt, validUntil, grants, notice, mac, writer, seal }
}

function byKey(rows: readonly Row[]): ReadonlyMap<string, Row> {
  return new Map(rows.map((row) => [keyOf(row), row]))
}

function keyOf({ subject, id }: RowKey): string {
  return `${subject} ${id}`
}

function newSalt(): string {
  return crypto.randomUUID().replaceAll('-', '')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
