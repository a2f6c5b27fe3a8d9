import type { NewRecord, RecordStorage } from './RecordStorage.js'
import { allItems } from './storage/allItems.js'
import { codeOf } from './storage/codeOf.js'
import { idsOf, NOON, sampleRecord, TODAY, withoutProof } from './storage/sampleRecord.js'
import { testRetention } from './storage/testRetention.js'
import { testStatistics } from './storage/testStatistics.js'
import { untilSealed } from './storage/untilSealed.js'

/** What of a test runner is used. */
export interface TestApi {
  /** Declares a test, like `test` of vitest and of `node:test`. */
  readonly test: (name: string, run: () => Promise<void>) => void
  /** Throws when two values differ in depth. */
  readonly equal: (actual: unknown, expected: unknown) => void
}

const DAY = 86_400_000

/**
 * The suite that every {@link RecordStorage} passes, to test one of your own.
 *
 * @param open makes an empty storage; the suite closes it
 * @example
 * import { expect, test } from 'vitest'
 * testRecordStorage(async () => myStorage(), { test, equal: (a, b) => expect(a).toEqual(b) })
 */
export function testRecordStorage(open: () => Promise<RecordStorage>, { test, equal }: TestApi): void {
  const check = (name: string, run: (storage: RecordStorage) => Promise<void>): void => {
    test(name, async () => {
      const storage = await open()
      try {
        await run(storage)
      } finally {
        await storage.close()
      }
    })
  }

  check('R63 stores the same record once, however often it comes', async (storage) => {
    const record = sampleRecord()
    equal((await storage.append(record)).outcome, 'stored')
    equal((await storage.append({ ...record, receivedAt: NOON + 5 })).outcome, 'repeated')
    const { items } = await storage.recordsOf(record.subject)
    equal(items.map(withoutProof), [record])
  })

  check('R63 makes one row of 64 retries at once', async (storage) => {
    const record = sampleRecord()
    const results = await Promise.all(Array.from({ length: 64 }, async () => storage.append(record)))
    equal(results.map(({ outcome }) => outcome).sort(), ['stored', ...Array<string>(63).fill('repeated')].sort())
    equal((await storage.recordsOf(record.subject)).items.length, 1)
  })

  check('R63 refuses another record under the same id, and keeps the first', async (storage) => {
    const record = sampleRecord()
    await storage.append(record)
    equal(await storage.append({ ...record, body: '{"other":true}' }), { outcome: 'conflict' })
    equal(await storage.append({ ...record, kind: 'agreement' }), { outcome: 'conflict' })
    equal((await storage.newest(record.subject))?.body, record.body)
  })

  check('R66 lets another subject use the same id without touching the first', async (storage) => {
    const record = sampleRecord()
    const stranger = { ...record, subject: crypto.randomUUID(), body: '{"other":true}' }
    equal([(await storage.append(record)).outcome, (await storage.append(stranger)).outcome], ['stored', 'stored'])
    equal((await storage.newest(record.subject))?.body, record.body)
  })

  check('R66 keeps two subjects apart that send the same id at once', async (storage) => {
    const record = sampleRecord()
    const others = [1, 2, 3].map(() => ({ ...record, subject: crypto.randomUUID() }))
    const results = await Promise.all([record, ...others, record].map(async (each) => storage.append(each)))
    equal(
      results.map(({ outcome }) => outcome),
      ['stored', 'stored', 'stored', 'stored', 'repeated'],
    )
    for (const { subject } of others) equal((await storage.newest(subject))?.subject, subject)
  })

  check('R68 gives back each byte that came in', async (storage) => {
    const body = JSON.stringify({
      text: `"\\ {},NULL '; DROP TABLE consent_record; -- \u{1f36a} \u2028 \u00e4\u0301 ${'x'.repeat(4000)}`,
    })
    const record = sampleRecord({ body })
    await storage.append(record)
    equal((await storage.newest(record.subject))?.body, body)
  })

  check('R65 takes the newest by its effective time, whatever the order they come in', async (storage) => {
    const refusal = sampleRecord({ effectiveAt: NOON, grants: 0 })
    const staleGrant = sampleRecord({
      subject: refusal.subject,
      effectiveAt: NOON - 1,
      receivedAt: NOON + DAY,
      grants: 3,
    })
    await storage.append(refusal)
    await storage.append(staleGrant)
    equal((await storage.newest(refusal.subject))?.id, refusal.id)
  })

  check('R65 lets the refusal win at the same time', async (storage) => {
    const subject = crypto.randomUUID()
    // Neither first nor last, in any order but that of its grants.
    const ids = [1, 2, 3, 4, 5].map((digit) => `0190000${digit}-0000-7000-8000-000000000000`)
    for (const [index, id] of ids.entries())
      await storage.append(sampleRecord({ subject, id, grants: index === 2 ? 0 : 2 }))
    equal((await storage.newest(subject))?.grants, 0)
  })

  check('R65 tells the newest of each kind', async (storage) => {
    const consent = sampleRecord({ effectiveAt: NOON })
    const agreement = sampleRecord({ subject: consent.subject, kind: 'agreement', effectiveAt: NOON + 1 })
    await storage.append(consent)
    await storage.append(agreement)
    equal((await storage.newest(consent.subject))?.id, agreement.id)
    equal((await storage.newest(consent.subject, 'consent'))?.id, consent.id)
    equal(await storage.newest(consent.subject, 'activity'), null)
    equal(await storage.newest(crypto.randomUUID()), null)
  })

  check('pages through the records of a subject and of everybody', async (storage) => {
    const subject = crypto.randomUUID()
    const own = Array.from({ length: 7 }, (_, index) => sampleRecord({ subject, receivedAt: NOON + index }))
    await Promise.all(
      [...own, ...Array.from({ length: 6 }, () => sampleRecord())].map(async (each) => storage.append(each)),
    )
    const found = await allItems(async (after) => storage.recordsOf(subject, { after, limit: 3 }))
    equal(idsOf(found), idsOf(own))
    const everybody = await allItems(async (after) => storage.records({ after, limit: 4 }))
    equal(new Set(idsOf(everybody)).size, 13)
    const some = await allItems(async (after) => storage.records({ after, limit: 1, from: NOON + 2, to: NOON + 4 }))
    equal(idsOf(some), idsOf(own.slice(2, 4)))
  })

  check('refuses a cursor that is none', async (storage) => {
    const { subject } = sampleRecord()
    for (const after of ['', 'x', `${subject}.'`, '1.2']) equal(await codeOf(storage.records({ after })), 424)
    equal(await codeOf(storage.recordsOf(subject, { after: 'x' })), 424)
  })

  check('R67 refuses what could not be kept as it is, and stores nothing', async (storage) => {
    const wrong: readonly Partial<NewRecord>[] = [
      { id: 'x' },
      { id: '00000000-0000-0000-0000-000000000000' },
      { receivedAt: NaN },
      { effectiveAt: -1 },
      { validUntil: 1e18 },
      { grants: 1.5 },
      ...['a\0b', 'a\u001eb', '"\ud800"', 'x'.repeat(70_000)].map((body) => ({ body })),
    ]
    const record = sampleRecord()
    for (const each of wrong) equal(await codeOf(storage.append({ ...record, ...each })), 420)
    equal(await codeOf(storage.append({ ...record, subject: `${record.subject}'` })), 420)
    equal((await storage.recordsOf(record.subject)).items, [])
  })

  check('R133 erases a subject for good', async (storage) => {
    const record = sampleRecord()
    const later = sampleRecord({ subject: record.subject })
    const other = sampleRecord()
    for (const each of [record, later, other]) await storage.append(each)
    await storage.link({ subject: record.subject, account: 'account', at: NOON })
    await storage.restrict(record.subject, 'restricted')
    equal(await storage.erase(record.subject, NOON), 2)
    equal(await storage.newest(record.subject), null)
    equal(idsOf((await storage.records()).items), [other.id])
    equal(await storage.linkOf(record.subject), null)
    equal((await storage.restricted([record.subject])).size, 0)
    equal(await storage.append(record), { outcome: 'erased' })
    equal(await storage.append(sampleRecord({ subject: record.subject })), { outcome: 'erased' })
    equal(await storage.erase(record.subject, NOON), 0)
    await untilSealed(storage)
    equal({ ...(await storage.verify()), heads: [], seals: 2 }, { ...INTACT, records: 1, erased: 2 })
  })

  check('R101 leaves restricted subjects out of audits and statistics, and keeps them', async (storage) => {
    const records = Array.from({ length: 24 }, () => sampleRecord())
    for (const record of records) await storage.append(record)
    const [first] = records
    if (!first) return
    const granted = async () => (await storage.statistics(TODAY)).find(({ measure }) => measure === 'granted')?.count
    await storage.rebuildStatistics(TODAY)
    equal(await granted(), 24)
    // The second time changes nothing, and writes what the first one counted.
    await storage.restrict(first.subject, 'restricted')
    await storage.restrict(first.subject, 'restricted')
    equal(await granted(), 23)
    equal([...(await storage.restricted(records.map(({ subject }) => subject)))], [first.subject])
    equal(idsOf((await storage.records()).items).includes(first.id), false)
    equal((await storage.newest(first.subject))?.id, first.id)
    await storage.rebuildStatistics(TODAY)
    equal(await granted(), 23)
    await storage.restrict(first.subject, 'free')
    await storage.restrict(first.subject, 'free')
    equal(await granted(), 24)
  })

  check('R134 links subjects to accounts', async (storage) => {
    const [one, two, three] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()].sort()
    if (!one || !two || !three) return
    const links = [one, two, three].map((subject, index) => ({ subject, account: index < 2 ? 'a' : 'b', at: NOON }))
    for (const link of links) await storage.link(link)
    await storage.link({ subject: one, account: 'z', at: NOON + 1 })
    equal(await storage.linkOf(one), links[0])
    equal(await storage.subjectsOf('a'), links.slice(0, 2))
    equal(await allItems(async (after) => storage.links({ after, limit: 1 })), links)
    await storage.unlink(one)
    equal(await storage.linkOf(one), null)
    equal(await storage.subjectsOf('a'), links.slice(1, 2))
  })

  check('R69 keeps texts once by their hash, and never overwrites them', async (storage) => {
    const notice = {
      hash: 'abc_-1',
      language: 'de-AT',
      variant: 'banner',
      sdk: '1.0.0',
      body: '{"title":"K\u00e4se"}',
      at: NOON,
    }
    equal(await storage.putNotice(notice), 'stored')
    equal(await storage.putNotice({ ...notice, at: NOON + 1 }), 'repeated')
    equal(await storage.putNotice({ ...notice, body: '{}' }), 'conflict')
    equal(await storage.notice(notice.hash), notice)
    equal(await storage.notice('unknown'), null)
  })

  check('R69 keeps whether the texts of a record were known', async (storage) => {
    const record = sampleRecord({ notice: 'unknown' })
    await storage.append(record)
    equal((await storage.newest(record.subject))?.notice, 'unknown')
  })

  check('R68 seals what it acknowledged within seconds, and finds it intact', async (storage) => {
    const records = Array.from({ length: 300 }, () => sampleRecord())
    await Promise.all(records.map(async (record) => storage.append(record)))
    await untilSealed(storage)
    const { heads, seals, ...found } = await storage.verify()
    equal(found, { ...INTACT, records: 300, heads: undefined, seals: undefined })
    equal([heads.length, seals >= 2], [1, true])
    const listed = await allItems(async (after) => storage.seals({ after, limit: 1 }))
    equal(
      [listed.length, listed.reduce((sum, { count }) => sum + count, 0), listed.at(-1)?.mac],
      [seals, 300, heads[0]?.mac],
    )
  })

  check('R68 checks the records of one subject by themselves', async (storage) => {
    const records = [sampleRecord(), sampleRecord()]
    for (const record of records) await storage.append(record)
    const { subject, id } = sampleRecord()
    await storage.append(sampleRecord({ subject }))
    await untilSealed(storage)
    await storage.append(sampleRecord({ subject, id }))
    const findings = [{ problem: 'unsealed', subject, id }]
    const counts = { records: 2, sealed: 1, unsealed: 1 }
    equal(await storage.verifySubject(subject), { result: 'intact', ...counts, findings })
    await storage.erase(subject, NOON)
    equal((await storage.verifySubject(subject)).result, 'empty')
    equal(await codeOf(storage.verifySubject('x')), 420)
  })

  testStatistics(check, equal)

  testRetention(check, equal)

  check('tells whether it is up, and takes nothing once it is closed', async (storage) => {
    const record = sampleRecord()
    await storage.append(record)
    equal((await storage.health()).state, 'up')
    await storage.close()
    await storage.close()
    equal((await storage.health()).state, 'down')
    equal(await codeOf(storage.append(sampleRecord())), 422)
    equal(await codeOf(storage.newest(record.subject)), 422)
  })
}

const INTACT = { result: 'intact', records: 0, seals: 2, erased: 0, unsealed: 0, findings: [], heads: [] }
