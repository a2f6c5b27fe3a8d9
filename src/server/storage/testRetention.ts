import type { NewRecord, RecordStorage } from '../RecordStorage.js'
import { idsOf, NOON, sampleRecord } from './sampleRecord.js'
import { untilSealed } from './untilSealed.js'

const DAY = 86_400_000
const YEAR = 365.25 * DAY
/** The last day of the year 9999. */
const NEVER = 253_402_214_400_000

/** The part of the suite that is about what is deleted with time. */
export function testRetention(
  check: (name: string, run: (storage: RecordStorage) => Promise<void>) => void,
  equal: (actual: unknown, expected: unknown) => void,
): void {
  check('R110 deletes three years after the end of validity, not a day sooner', async (storage) => {
    const record = sampleRecord({ validUntil: NOON })
    const younger = sampleRecord({ validUntil: NOON + 30 * DAY })
    await storage.append(record)
    await storage.append(younger)
    await untilSealed(storage)
    equal(await storage.retain(NOON + 3 * YEAR - DAY), 0)
    equal(await storage.retain(NOON + 3 * YEAR + DAY), 1)
    equal(await storage.newest(record.subject), null)
    equal(idsOf((await storage.records()).items), [younger.id])
    const { result, records, erased, seals, findings } = await storage.verify()
    equal([result, records, erased, seals, findings], ['intact', 1, 1, 2, []])
  })

  check(
    'R106 R110 keeps the proof of an agreement while it runs, and deletes it with what took it back',
    async (storage) => {
      const [given, other, running, unlinked] = [yesTo('news'), yesTo('offers'), yesTo('news'), yesTo('news')]
      const [subject, later] = [given.subject, NOON + DAY]
      const pending = { ...yesTo('news'), subject, grants: 0, effectiveAt: NOON - DAY, validUntil: NOON - DAY }
      const end = { ...yesTo('news'), grants: 0, effectiveAt: later, validUntil: later }
      const again = { ...yesTo('news'), subject, effectiveAt: later + 1 }
      for (const record of [given, { ...other, subject }, running, unlinked, pending, end]) await storage.append(record)
      // Taken back on another device of the account.
      for (const each of [subject, end.subject]) await storage.link({ subject: each, account: 'alice', at: NOON })
      await storage.link({ subject: running.subject, account: 'bob', at: NOON })
      equal(await storage.retain(NOON + 3 * YEAR), 1)
      equal(idsOf((await storage.records()).items), idsOf([given, other, running, unlinked, end]))
      await storage.append(again)
      equal(await storage.retain(NOON + 3 * YEAR + 2 * DAY), 2)
      equal(idsOf((await storage.records()).items), idsOf([other, running, unlinked, again]))
      equal((await storage.linkOf(end.subject)) ?? null, null)
    },
  )
}

/** A yes at a form, which has no end. */
function yesTo(id: string): NewRecord {
  return sampleRecord({
    kind: 'agreement',
    body: JSON.stringify({ agreement: { id } }),
    validUntil: NEVER,
  })
}
