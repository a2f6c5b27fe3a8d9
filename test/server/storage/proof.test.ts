import { beforeEach, describe, expect, test, vi } from 'vitest'
import { memoryStorage, type NewRecord, type Verification } from 'fluxconsent/server'
import { createProver } from '../../../src/server/storage/createProver.ts'
import { ENGINES, KEY } from './engines.ts'
import { freshStorage } from './freshStorage.ts'
import { newRecord, NOON } from './plainRecord.ts'
import { append, untilSealed } from './records.ts'

describe.each(ENGINES)('the proof on %s', (_name, start) => {
  const here = freshStorage(start)
  const { tamper } = here
  let victim: NewRecord
  beforeEach(async () => {
    await append(here.storage, 5)
    victim = newRecord()
    await here.storage.append(victim)
    await untilSealed(here.storage)
  })

  const named = ({ subject, id }: NewRecord) => ({ subject, id })
  const verdict = async (): Promise<Pick<Verification, 'result' | 'findings'>> => {
    const { result, findings } = await here.storage.verify()
    return { result, findings }
  }

  test('R68 finds nothing wrong with what nobody touched', async () => {
    expect(await verdict()).toEqual({ result: 'intact', findings: [] })
  })

  test.each([
    'received_at = received_at - 1',
    'received_at = -1',
    'received_at = 9223372036854775807',
    'effective_at = effective_at + 1',
    'valid_until = valid_until + 1',
    'kind = 1',
    'kind = 99',
    'notice = 1',
    'grants = 0',
    "salt = decode('00', 'hex')",
    "mac = decode(repeat('00', 16), 'hex')",
    "mac = decode('', 'hex')",
    "body = replace(body, 'denied', 'granted')",
    "body = body || ' '",
  ])('R68 names the row when somebody sets %s', async (change) => {
    await tamper(`UPDATE consent_record SET ${change} WHERE subject = '${victim.subject}'`)
    expect(await verdict()).toEqual({ result: 'damaged', findings: [{ problem: 'edited', ...named(victim) }] })
  })

  test.each(['subject', 'id'])('R68 names the row by its new key when somebody sets its %s', async (column) => {
    const other = crypto.randomUUID()
    await tamper(`UPDATE consent_record SET ${column} = '${other}' WHERE subject = '${victim.subject}'`)
    const finding = { problem: 'edited', ...named(victim), [column]: other }
    expect(await verdict()).toEqual({ result: 'damaged', findings: [finding] })
  })

  test.each(['writer = writer - 1', 'seal = seal + 1', 'seal = 0'])(
    'R68 names the row and the seal that it left when somebody sets %s',
    async (change) => {
      const [seal] = (await here.storage.verify()).heads
      await tamper(`UPDATE consent_record SET ${change} WHERE subject = '${victim.subject}'`)
      const { result, findings } = await verdict()
      expect(result).toBe('damaged')
      expect(findings).toContainEqual({ problem: 'removed', writer: seal?.writer, seal: seal?.seal, missing: 1 })
      expect(findings.filter((each) => 'id' in each)).toMatchObject([named(victim)])
    },
  )

  test('R68 names a row that somebody else inserted', async () => {
    const stranger = crypto.randomUUID()
    const copied = 'writer, received_at, effective_at, valid_until, seal, kind, notice, grants, id, salt, mac, body'
    await tamper(
      `INSERT INTO consent_record (subject, ${copied}) SELECT '${stranger}', ${copied} FROM consent_record WHERE subject = '${victim.subject}'`,
    )
    const finding = { problem: 'inserted', subject: stranger, id: victim.id }
    expect(await verdict()).toEqual({ result: 'damaged', findings: [finding] })
  })

  test('R68 says how many rows of which seal are gone', async () => {
    const [seal] = (await here.storage.verify()).heads
    await tamper(`DELETE FROM consent_record WHERE subject = '${victim.subject}'`)
    const finding = { problem: 'removed', writer: seal?.writer, seal: seal?.seal, missing: 1 }
    expect(await verdict()).toEqual({ result: 'damaged', findings: [finding] })
  })

  test('R68 sees one row removed and another edited', async () => {
    await tamper(`DELETE FROM consent_record WHERE subject = '${victim.subject}'`)
    const { rows } = await here.engine.query(`SELECT subject, id FROM consent_record ORDER BY subject LIMIT 1`, [])
    await tamper(
      `UPDATE consent_record SET grants = 7 WHERE subject = (SELECT min(subject::text)::uuid FROM consent_record)`,
    )
    const { findings } = await verdict()
    expect(findings).toMatchObject([
      { problem: 'edited', ...Object(rows[0]) },
      { problem: 'removed', missing: 1 },
    ])
  })

  test('R68 sees a tail that was cut off together with its seal, by the head that was kept elsewhere', async () => {
    const { heads } = await here.storage.verify()
    const [head] = heads
    await tamper(`DELETE FROM consent_record WHERE seal = ${head?.seal}`)
    await tamper(`DELETE FROM consent_seal WHERE seal = ${head?.seal}`)
    expect((await here.storage.verify({ heads })).findings).toEqual([
      { problem: 'cut', writer: head?.writer, seal: head?.seal },
    ])
  })

  test('R68 sees the cut tail of a writer that ended, by what the next writer saw when it started', async () => {
    const [head] = (await here.storage.verify()).heads
    await here.reopen()
    await append(here.storage, 1)
    await untilSealed(here.storage)
    await tamper(`DELETE FROM consent_record WHERE writer = ${head?.writer} AND seal = ${head?.seal}`)
    await tamper(`DELETE FROM consent_seal WHERE writer = ${head?.writer} AND seal = ${head?.seal}`)
    expect(await verdict()).toEqual({
      result: 'damaged',
      findings: [{ problem: 'cut', writer: head?.writer, seal: head?.seal }],
    })
  })

  test('R68 sees a cut in the middle of a chain', async () => {
    const [cut] = (await here.storage.verify()).heads
    await append(here.storage, 1)
    await untilSealed(here.storage)
    await tamper(`DELETE FROM consent_record WHERE seal = ${cut?.seal}`)
    await tamper(`DELETE FROM consent_seal WHERE seal = ${cut?.seal}`)
    expect(await verdict()).toEqual({
      result: 'damaged',
      findings: [{ problem: 'cut', writer: cut?.writer, seal: cut?.seal }],
    })
  })

  test.each([
    'rows = rows - 1',
    'at = at + 1',
    "previous = decode(repeat('ff', 16), 'hex')",
    "root = decode(repeat('ff', 32), 'hex')",
    "mac = decode(repeat('ff', 16), 'hex')",
    "witness = 'x'",
  ])('R68 names the seal when somebody sets its %s', async (change) => {
    const [head] = (await here.storage.verify()).heads
    await tamper(`UPDATE consent_seal SET ${change} WHERE seal = ${head?.seal}`)
    const { result, findings } = await verdict()
    expect(result).toBe('damaged')
    expect(findings).toContainEqual({ problem: 'broken', writer: head?.writer, seal: head?.seal })
  })

  test('R68 sees that a seal covers other rows than it did, though their number is right and each is genuine', async () => {
    const [seal] = (await here.storage.verify()).heads
    const stored = await here.storage.newest(victim.subject)
    if (!stored) throw new Error('none')
    const row = { ...stored, salt: '00', subject: crypto.randomUUID() }
    const mac = await createProver([KEY]).signRow(row)
    await tamper(
      `UPDATE consent_record SET subject = '${row.subject}', salt = decode('00', 'hex'), mac = decode('${mac}', 'hex') WHERE subject = '${victim.subject}'`,
    )
    const finding = { problem: 'broken', writer: seal?.writer, seal: seal?.seal }
    expect(await verdict()).toEqual({ result: 'damaged', findings: [finding] })
  })

  test('R68 takes no note of an erasure that this server did not write', async () => {
    const [seal] = (await here.storage.verify()).heads
    await tamper(
      `INSERT INTO consent_erased (writer, seal, mac, at, proof) SELECT writer, seal, mac, 0, mac FROM consent_record WHERE subject = '${victim.subject}'`,
    )
    await tamper(`DELETE FROM consent_record WHERE subject = '${victim.subject}'`)
    const place = { writer: seal?.writer, seal: seal?.seal }
    expect((await verdict()).findings).toEqual([
      { problem: 'forged', ...place },
      { problem: 'removed', ...place, missing: 1 },
    ])
  })

  test('R68 names a row that was put back after its erasure', async () => {
    await tamper(`DROP TABLE IF EXISTS copy`)
    await tamper(`CREATE TABLE copy AS SELECT * FROM consent_record WHERE subject = '${victim.subject}'`)
    expect(await here.storage.erase(victim.subject, NOON)).toBe(1)
    expect((await verdict()).result).toBe('intact')
    await tamper(`INSERT INTO consent_record SELECT * FROM copy`)
    expect(await verdict()).toEqual({ result: 'damaged', findings: [{ problem: 'inserted', ...named(victim) }] })
  })

  test('R68 erases body, subject and salt, and keeps the code', async () => {
    const { rows } = await here.engine.query(
      `SELECT encode(salt, 'hex') AS salt, encode(mac, 'hex') AS mac FROM consent_record WHERE subject = '${victim.subject}'`,
      [],
    )
    const { salt, mac } = Object(rows[0])
    await here.storage.erase(victim.subject, NOON)
    const tables = ['record', 'erased', 'gone', 'seal', 'restricted', 'link', 'notice', 'count', 'migration']
    const dump: string[] = []
    for (const table of tables) {
      const kept = await here.engine.query(`SELECT t::text AS line FROM consent_${table} t`, [])
      dump.push(...kept.rows.map((row) => JSON.stringify(row)))
    }
    const text = dump.join('\n')
    expect([text.includes(victim.subject), text.includes(victim.id), text.includes(salt)]).toEqual([
      false,
      false,
      false,
    ])
    expect(text).toContain(mac)
  })

  test('R68 names the rows that no seal covers yet', async () => {
    const [fresh] = await append(here.storage, 1)
    if (!fresh) throw new Error('none')
    const { result, unsealed, findings } = await here.storage.verify()
    expect({ result, unsealed, findings }).toEqual({
      result: 'intact',
      unsealed: 1,
      findings: [{ problem: 'unsealed', ...named(fresh) }],
    })
  })

  test('R68 verifies with the keys of before, signs with the first, and believes no other', async () => {
    const fresh = 'another key, which is long enough too'
    await here.reopen({ keys: [fresh, KEY] })
    await append(here.storage, 1)
    await untilSealed(here.storage)
    expect((await here.storage.verify()).result).toBe('intact')
    const onlyNew = here.engine.open({ keys: [fresh] })
    const { result, findings } = await onlyNew.verify()
    await onlyNew.close()
    expect(result).toBe('damaged')
    expect(findings.filter(({ problem }) => problem !== 'broken')).toHaveLength(6)
  })

  test('R68 codes are the same whether Node or Web Crypto computes them', async () => {
    const imitated = vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined)
    const worker = here.engine.open()
    expect((await worker.verify()).result).toBe('intact')
    await append(worker, 2)
    await worker.close()
    expect(imitated).toHaveBeenCalled()
    imitated.mockRestore()
    expect((await verdict()).result).toBe('intact')
  })

  test('R68 names what is damaged before what is not sealed yet, however much that is', async () => {
    // As a process leaves it that was killed before its seal.
    await tamper('DELETE FROM consent_seal WHERE seal > 0')
    // The last one in the order of the rows.
    const [writer, subject] = [1, 'ffffffff-ffff-4fff-bfff-ffffffffffff']
    const copied = 'received_at, effective_at, valid_until, seal, kind, notice, grants, id, salt, mac, body'
    await tamper(
      `INSERT INTO consent_record (writer, subject, ${copied}) SELECT ${writer}, '${subject}', ${copied} FROM consent_record WHERE subject = '${victim.subject}'`,
    )
    const { result, unsealed, findings } = await here.storage.verify({ limit: 6 })
    expect([result, unsealed, findings.length]).toEqual(['damaged', 6, 6])
    expect(findings[0]).toEqual({ problem: 'inserted', subject, id: victim.id })
  })

  test('lists no more findings than asked for, and counts all', async () => {
    await tamper('UPDATE consent_record SET grants = 9')
    const { result, findings } = await here.storage.verify({ limit: 2 })
    expect([result, findings.length]).toEqual(['damaged', 2])
  })
})

test.each([[[]], [['short']], [['long enough '.repeat(4), 'short']]])('R68 refuses the keys %j', (keys) => {
  expect(() => memoryStorage({ keys })).toThrow(/FC423/)
})
