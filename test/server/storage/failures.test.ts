import { PGlite } from '@electric-sql/pglite'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { postgresStorage, queryOf, type Query, type RecordStorage } from 'fluxconsent/server'
import { ENGINES, KEY, type Engine } from './engines.ts'
import { newRecord, NOON } from './plainRecord.ts'
import { untilSealed } from './records.ts'

const YEAR = 365.25 * 86_400_000

describe.each(ENGINES)('%s in trouble', (_name, start) => {
  let engine: Engine
  /** What happens instead of, or after, a statement. */
  let trouble: (sql: string, run: () => ReturnType<Query>, params: readonly unknown[]) => ReturnType<Query>
  beforeAll(async () => {
    engine = await start()
    await engine.open().health()
  })
  afterAll(async () => engine.end())
  beforeEach(async () => {
    await engine.empty()
    trouble = async (_sql, run) => run()
  })

  const open = (options = {}): RecordStorage =>
    postgresStorage(async (sql, params) => trouble(sql, async () => engine.query(sql, params), params), {
      keys: [KEY],
      ...options,
    })
  const failWith = (code: string) => Object.assign(new Error(code), { code })
  const isInsert = (sql: string) => sql.startsWith('INSERT INTO consent_record')
  const isSeal = (sql: string) => sql.startsWith('INSERT INTO consent_seal')
  /** Records are committed, and the answers of so many tries never come. */
  const loseAnswers = (count: number): void => {
    let left = count
    trouble = async (sql, run) => {
      const answer = await run()
      if (isInsert(sql) && left-- > 0) throw failWith('ECONNRESET')
      return answer
    }
  }
  /** What another process finds. */
  const verifyAgain = async () => {
    const other = engine.open()
    const found = await other.verify()
    await other.close()
    return found
  }

  test.each(['40001', '40P01'])('R71 repeats what was refused with %s', async (code) => {
    const storage = open()
    let refusals = 5
    trouble = async (sql, run) => {
      if (isInsert(sql) && refusals-- > 0) throw failWith(code)
      return run()
    }
    expect((await storage.append(newRecord())).outcome).toBe('stored')
    await untilSealed(storage)
    expect(await storage.verify()).toMatchObject({ result: 'intact', records: 1, unsealed: 0 })
    await storage.close()
  })

  test('R71 acknowledges nothing that was not committed', async () => {
    const storage = open()
    trouble = async (sql, run) => {
      if (isInsert(sql)) throw failWith('40001')
      return run()
    }
    const record = newRecord()
    await expect(storage.append(record)).rejects.toThrow(/FC421/)
    trouble = async (_sql, run) => run()
    expect(await storage.newest(record.subject)).toBeNull()
    expect((await storage.append(record)).outcome).toBe('stored')
    await untilSealed(storage)
    expect(await storage.verify()).toMatchObject({ result: 'intact', records: 1, unsealed: 0 })
    await storage.close()
  })

  test('R63 knows a record again that was committed although the answer was lost', async () => {
    const storage = open()
    loseAnswers(1)
    expect((await storage.append(newRecord())).outcome).toBe('stored')
    await untilSealed(storage)
    expect(await storage.verify()).toMatchObject({ result: 'intact', records: 1, unsealed: 0 })
    await storage.close()
  })

  test('R68 seals a record that was committed, even when nobody could be told', async () => {
    const storage = open()
    loseAnswers(Infinity)
    const record = newRecord()
    await expect(storage.append(record)).rejects.toThrow(/FC421/)
    trouble = async (_sql, run) => run()
    expect((await storage.append(record)).outcome).toBe('repeated')
    await vi.waitFor(async () => expect(await storage.verify()).toMatchObject({ records: 1, unsealed: 0 }), {
      timeout: 20_000,
    })
    expect((await storage.verify()).result).toBe('intact')
    await storage.close()
  })

  test('R68 ends when it knows what became of a record that nobody could be told of', async () => {
    const storage = open()
    loseAnswers(3)
    await expect(storage.append(newRecord())).rejects.toThrow(/FC421/)
    await storage.close()
    expect(await verifyAgain()).toMatchObject({ result: 'intact', records: 1, unsealed: 0 })
  })

  test.each(['ECONNRESET', '40001'])('R68 seals a record whose lost statement comes late, after %s', async (code) => {
    const storage = open()
    await storage.append(newRecord())
    let release: () => void = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    const late: ReturnType<Query>[] = []
    let state: 'down' | 'up' = 'down'
    let lookups = 0
    trouble = async (sql, run) => {
      if (sql.includes('id = ANY($2::uuid[])')) lookups++
      if (!isInsert(sql) || state === 'up') return run()
      if (late.length > 0) throw failWith(code)
      late.push(released.then(run))
      throw failWith('ECONNRESET')
    }
    await expect(storage.append(newRecord())).rejects.toThrow(/FC421/)
    state = 'up'
    await expect.poll(() => lookups).toBe(1)
    release()
    await Promise.all(late)
    await storage.append(newRecord())
    await untilSealed(storage)
    expect(await storage.verify()).toMatchObject({ result: 'intact', records: 3, unsealed: 0, findings: [] })
    await storage.close()
  })

  test('R68 writes no seal over records of which it never heard what became', async () => {
    const storage = open({ batch: { rows: 1 } })
    await storage.health()
    let inserts = 0
    trouble = async (sql, run) => {
      if (!sql.includes('consent_record')) return run()
      const turn = isInsert(sql) ? ++inserts : Infinity
      const answer = turn <= 2 ? await run() : null
      if (turn === 1 && answer) return answer
      throw failWith('ECONNRESET')
    }
    const [kept, lost] = await Promise.allSettled([storage.append(newRecord()), storage.append(newRecord())])
    expect([kept?.status, lost?.status]).toEqual(['fulfilled', 'rejected'])
    await storage.close()
    expect(await verifyAgain()).toMatchObject({ result: 'intact', records: 2, unsealed: 2 })
  })

  test('writes what comes in the same moment with one statement', async () => {
    const storage = open()
    await storage.append(newRecord())
    let inserts = 0
    trouble = async (sql, run) => {
      if (isInsert(sql)) inserts++
      return run()
    }
    await Promise.all([storage.append(newRecord()), storage.append(newRecord()), storage.append(newRecord())])
    expect(inserts).toBe(1)
    await storage.close()
  })

  test('R71 lets one record that the database refuses hurt no other', async () => {
    const poison = newRecord({ body: '"poison"' })
    const query = engine.query
    const guarded = postgresStorage(
      async (sql, params) => {
        if (isInsert(sql) && JSON.stringify(params).includes('poison')) throw failWith('22P05')
        return query(sql, params)
      },
      { keys: [KEY], batch: { parallel: 1 } },
    )
    await guarded.append(newRecord())
    const others = Array.from({ length: 20 }, () => newRecord())
    const results = await Promise.allSettled(
      [...others.slice(0, 10), poison, ...others.slice(10)].map(async (each) => guarded.append(each)),
    )
    expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(1)
    expect(results[10]?.status).toBe('rejected')
    await untilSealed(guarded)
    expect(await guarded.verify()).toMatchObject({ result: 'intact', records: 21, unsealed: 0 })
    await guarded.close()
  })

  test('R71 seals later what it could not seal at once', async () => {
    const errors: unknown[] = []
    const storage = open({ onError: (error: unknown) => errors.push(error) })
    let failures = 2
    trouble = async (sql, run) => {
      if (
        sql.startsWith('INSERT INTO consent_seal') &&
        sql.includes('DO NOTHING') &&
        errors.length < failures &&
        opened
      )
        throw failWith('57P01')
      return run()
    }
    let opened = false
    await storage.append(newRecord())
    opened = true
    await storage.append(newRecord())
    await untilSealed(storage)
    expect(errors).toHaveLength(failures)
    failures = 0
    expect(await storage.verify()).toMatchObject({ result: 'intact', records: 2, seals: 2, unsealed: 0 })
    await storage.close()
  })

  test('R68 knows a seal for its own, although no try of it was answered', async () => {
    const storage = open({ onError: () => {} })
    await storage.append(newRecord())
    let losses = 3
    trouble = async (sql, run) => {
      const answer = await run()
      if (isSeal(sql) && losses-- > 0) throw failWith('ECONNRESET')
      return answer
    }
    await untilSealed(storage)
    await storage.append(newRecord())
    await untilSealed(storage)
    expect(losses).toBeLessThan(0)
    expect(await storage.verify()).toMatchObject({ result: 'intact', records: 2, unsealed: 0 })
    await storage.close()
  })

  test('R68 writes no seal behind one that it had to give up at its end', async () => {
    const errors: unknown[] = []
    const storage = open({ onError: (error: unknown) => errors.push(error) })
    trouble = async (sql, run, params) => {
      if (isSeal(sql) && params[1] === 1) throw failWith('42501')
      return run()
    }
    await storage.append(newRecord())
    await expect.poll(() => errors.length).toBeGreaterThan(0)
    await storage.append(newRecord())
    await storage.close()
    expect(await verifyAgain()).toMatchObject({ result: 'intact', records: 2, unsealed: 2 })
  })

  test('R110 ends a deletion after the page that was begun, and counts it, when it is closed', async () => {
    const storage = open()
    const old = Array.from({ length: 1012 }, () => newRecord({ validUntil: NOON }))
    await Promise.all(old.map(async (record) => storage.append(record)))
    let release: () => void = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    let deletions = 0
    trouble = async (sql, run) => {
      if (sql.startsWith('DELETE FROM consent_record')) {
        deletions++
        await released
      }
      return run()
    }
    const retained = storage.retain(NOON + 4 * YEAR)
    await expect.poll(() => deletions).toBe(1)
    const closed = storage.close()
    await expect(storage.records()).rejects.toThrow(/FC422/)
    release()
    await expect(retained).rejects.toThrow(/FC422/)
    await closed
    expect(deletions).toBe(1)
    const other = engine.open()
    const action = (await other.statistics({ from: '2026-11-22', to: '2026-11-22' })).find(({ key }) => key === 'save')
    expect(action?.count).toBe(12)
    expect(await other.retain(NOON + 4 * YEAR)).toBe(12)
    expect(await other.verify()).toMatchObject({ result: 'intact', records: 0, erased: 1012 })
    await other.close()
  })

  test('R110 takes nothing twice from the statistics when two processes delete the same', async () => {
    const storage = open()
    for (let index = 0; index < 12; index++) {
      await storage.append(newRecord())
      await storage.append(newRecord({ validUntil: NOON }))
    }
    let release: () => void = () => {}
    const released = new Promise<void>((resolve) => (release = resolve))
    let deletions = 0
    trouble = async (sql, run) => {
      if (sql.startsWith('DELETE FROM consent_record')) {
        deletions++
        await released
      }
      return run()
    }
    const retained = storage.retain(NOON + 3.2 * YEAR)
    await expect.poll(() => deletions).toBe(1)
    const other = engine.open()
    expect(await other.retain(NOON + 3.2 * YEAR)).toBe(12)
    await other.close()
    release()
    await retained
    await storage.close()
    const third = engine.open()
    const cells = await third.statistics({ from: '2026-11-22', to: '2026-11-22' })
    expect(cells.find(({ key }) => key === 'save')?.count).toBe(12)
    await third.close()
  })

  test('R71 refuses what would not fit into its queue, and keeps what it took', async () => {
    const storage = open({ batch: { rows: 1, parallel: 1, waiting: 3 } })
    await storage.append(newRecord())
    const results = await Promise.allSettled(Array.from({ length: 12 }, async () => storage.append(newRecord())))
    const refused = results.flatMap((each) => (each.status === 'rejected' ? String(each.reason) : []))
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.every((reason) => reason.includes('FC426'))).toBe(true)
    expect((await storage.records()).items).toHaveLength(1 + 12 - refused.length)
    await storage.close()
  })

  test('R71 is down while the database is, and up again by itself', async () => {
    const storage = open()
    trouble = async () => Promise.reject(failWith('ECONNREFUSED'))
    expect((await storage.health()).state).toBe('down')
    await expect(storage.append(newRecord())).rejects.toThrow(/FC427/)
    trouble = async (_sql, run) => run()
    expect((await storage.health()).state).toBe('up')
    expect((await storage.append(newRecord())).outcome).toBe('stored')
    await storage.close()
  })

  test('R71 counts nothing twice when nobody knows whether it was counted', async () => {
    const storage = open({ onError: () => {} })
    for (let index = 0; index < 10; index++) await storage.append(newRecord())
    trouble = async (sql, run) => {
      const answer = await run()
      if (sql.startsWith('INSERT INTO consent_count')) throw failWith('40003')
      return answer
    }
    await storage.close()
    const other = engine.open()
    const cells = await other.statistics({ from: '2026-11-22', to: '2026-11-22' })
    expect(cells.find(({ measure }) => measure === 'action')?.count).toBe(10)
    await other.close()
  })

  test('R71 writes the statistics every ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    try {
      const storage = open()
      for (let index = 0; index < 20; index++) await storage.append(newRecord())
      const range = { from: '2026-11-22', to: '2026-11-22' }
      expect(await storage.statistics(range)).toEqual([])
      vi.advanceTimersByTime(10_000)
      await vi.waitFor(async () => {
        vi.advanceTimersByTime(100)
        const counts = (await storage.statistics(range)).map(({ measure, key, count }) => [measure, key, count])
        expect(counts).toEqual([
          ['action', 'save', 20],
          ['denied', 'marketing', 20],
          ['granted', 'analytics', 20],
        ])
      })
      vi.useRealTimers()
      await storage.close()
    } finally {
      vi.useRealTimers()
    }
  })
})

describe('a pool of pg', () => {
  test('prepares statements until a pooler mixes them up', async () => {
    const database = await PGlite.create()
    const sent: (string | undefined)[] = []
    const query = queryOf({
      query: async ({ text, values, name }) => {
        sent.push(name)
        if (name !== undefined) throw Object.assign(new Error('unknown'), { code: '26000' })
        return database.query(text, values)
      },
    })
    expect((await query('SELECT 1 AS one', [], 'a')).rows).toEqual([{ one: 1 }])
    expect((await query('SELECT 1 AS one', [], 'a')).rows).toEqual([{ one: 1 }])
    expect(sent).toEqual(['a', undefined, undefined])
    await database.close()
  })
})
