import { beforeEach, describe, expect, test } from 'vitest'
import type { NewRecord, SealHead } from 'fluxconsent/server'
import { ENGINES } from './engines.ts'
import { freshStorage } from './freshStorage.ts'
import { newRecord, NOON } from './plainRecord.ts'
import { append, untilSealed } from './records.ts'

describe.each(ENGINES)('the check of one subject on %s', (_name, start) => {
  const here = freshStorage(start)
  const { tamper } = here
  let first: NewRecord
  let second: NewRecord
  let subject: string
  beforeEach(async () => {
    first = newRecord({ id: '00000000-0000-4000-8000-000000000001' })
    subject = first.subject
    second = newRecord({ subject, id: '00000000-0000-4000-8000-000000000002' })
    await Promise.all([first, second, newRecord(), newRecord()].map(async (record) => here.storage.append(record)))
    await here.reopen()
  })

  const sealOfBoth = async (): Promise<SealHead> => {
    const { items } = await here.storage.recordsOf(subject)
    const [row] = items
    if (!row || items.some(({ seal }) => seal !== row.seal)) throw new Error('they are in two seals')
    return row
  }

  test('R68 finds its records sealed and intact', async () => {
    const counts = { records: 2, sealed: 2, unsealed: 0 }
    expect(await here.storage.verifySubject(subject)).toEqual({ result: 'intact', ...counts, findings: [] })
  })

  test.each([
    'received_at = received_at - 1',
    'received_at = 9223372036854775807',
    'effective_at = effective_at + 1',
    'valid_until = valid_until + 1',
    'kind = 1',
    'kind = 99',
    'notice = 1',
    'grants = 0',
    'seal = 0',
    'seal = seal + 1',
    'writer = writer - 1',
    "salt = decode('00', 'hex')",
    "mac = decode('', 'hex')",
    "body = body || ' '",
  ])('R68 names the record when somebody sets %s', async (change) => {
    await tamper(`UPDATE consent_record SET ${change} WHERE id = '${second.id}'`)
    const findings = [{ problem: 'edited', subject, id: second.id }]
    const counts = { records: 2, sealed: 1, unsealed: 0 }
    expect(await here.storage.verifySubject(subject)).toEqual({ result: 'damaged', ...counts, findings })
  })

  test('R68 names a record that somebody copied from another subject', async () => {
    const stranger = crypto.randomUUID()
    const copied = 'writer, received_at, effective_at, valid_until, seal, kind, notice, grants, id, salt, mac, body'
    await tamper(
      `INSERT INTO consent_record (subject, ${copied}) SELECT '${stranger}', ${copied} FROM consent_record WHERE id = '${first.id}'`,
    )
    const { result, findings } = await here.storage.verifySubject(stranger)
    expect({ result, findings }).toEqual({
      result: 'damaged',
      findings: [{ problem: 'edited', subject: stranger, id: first.id }],
    })
    expect((await here.storage.verifySubject(subject)).result).toBe('intact')
  })

  test('R68 names a record that was put back after its erasure', async () => {
    await tamper('DROP TABLE IF EXISTS copy')
    await tamper(`CREATE TABLE copy AS SELECT * FROM consent_record WHERE id = '${first.id}'`)
    await here.storage.erase(subject, NOON)
    expect((await here.storage.verifySubject(subject)).result).toBe('empty')
    await tamper('INSERT INTO consent_record SELECT * FROM copy')
    const findings = [{ problem: 'inserted', subject, id: first.id }]
    const counts = { records: 1, sealed: 0, unsealed: 0 }
    expect(await here.storage.verifySubject(subject)).toEqual({ result: 'damaged', ...counts, findings })
  })

  test('R68 believes no note of an erasure that this server did not write', async () => {
    await tamper(
      'INSERT INTO consent_erased (writer, seal, mac, at, proof) SELECT writer, seal, mac, 0, mac FROM consent_record',
    )
    expect((await here.storage.verifySubject(subject)).result).toBe('intact')
  })

  test.each(['rows = rows - 1', "root = decode(repeat('ff', 32), 'hex')", "mac = decode(repeat('ff', 16), 'hex')"])(
    'R68 names the seal of its records when somebody sets its %s',
    async (change) => {
      const { writer, seal } = await sealOfBoth()
      await tamper(`UPDATE consent_seal SET ${change} WHERE seal = ${seal}`)
      const { result, sealed, findings } = await here.storage.verifySubject(subject)
      expect({ result, sealed, findings }).toEqual({
        result: 'damaged',
        sealed: 0,
        findings: [{ problem: 'broken', writer, seal }],
      })
    },
  )

  test('R68 names the seal of its records when it was cut out of the chain', async () => {
    const writing = here.storage
    await writing.append(newRecord({ subject }))
    await untilSealed(writing)
    const { writer, seal } = (await writing.recordsOf(subject)).items.at(-1) ?? {}
    await append(writing, 1)
    await here.reopen()
    await tamper(`DELETE FROM consent_seal WHERE writer = ${writer} AND seal = ${seal}`)
    const { result, findings } = await here.storage.verifySubject(subject)
    expect({ result, findings }).toEqual({ result: 'damaged', findings: [{ problem: 'cut', writer, seal }] })
  })

  test('R68 takes the last seal of a chain that is gone for one that is still to come, and says so', async () => {
    const { seal } = await sealOfBoth()
    await tamper(`DELETE FROM consent_seal WHERE seal = ${seal}`)
    const { result, sealed, unsealed } = await here.storage.verifySubject(subject)
    expect({ result, sealed, unsealed }).toEqual({ result: 'intact', sealed: 0, unsealed: 2 })
  })

  test('R68 cannot see that a record was removed, which the check of everything can', async () => {
    await tamper(`DELETE FROM consent_record WHERE id = '${second.id}'`)
    expect((await here.storage.verifySubject(subject)).result).toBe('intact')
    expect((await here.storage.verify()).findings).toMatchObject([{ problem: 'removed', missing: 1 }])
  })

  test('R68 is not disturbed by what was done to others', async () => {
    await tamper(`UPDATE consent_record SET grants = 9 WHERE subject <> '${subject}'`)
    expect((await here.storage.verifySubject(subject)).result).toBe('intact')
  })

  test('R68 checks all records of somebody with more than a page of them', async () => {
    const many = Array.from({ length: 1_100 }, () => newRecord({ subject }))
    await Promise.all(many.map(async (record) => here.storage.append(record)))
    await here.reopen()
    const counts = { records: 1_102, sealed: 1_102, unsealed: 0 }
    expect(await here.storage.verifySubject(subject)).toEqual({ result: 'intact', ...counts, findings: [] })
  })
})
