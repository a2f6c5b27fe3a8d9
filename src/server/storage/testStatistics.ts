import type { RecordStorage } from '../RecordStorage.js'
import { sampleBody, sampleRecord, TODAY } from './sampleRecord.js'

/** The part of the suite that is about statistics. */
export function testStatistics(
  check: (name: string, run: (storage: RecordStorage) => Promise<void>) => void,
  equal: (actual: unknown, expected: unknown) => void,
): void {
  check('R133 shows no count under 10, nor one that would give it away', async (storage) => {
    const grant = Array.from({ length: 12 }, () => sampleRecord())
    const refusal = Array.from({ length: 9 }, () =>
      sampleRecord({ body: sampleBody('reject-all', 'denied'), grants: 0 }),
    )
    const save = Array.from({ length: 30 }, () => sampleRecord({ body: sampleBody('save', 'granted') }))
    for (const record of [...grant, ...refusal, ...save]) await storage.append(record)
    await storage.rebuildStatistics(TODAY)
    const counts = new Map(
      (await storage.statistics(TODAY)).map(({ measure, key, count }) => [`${measure} ${key}`, count]),
    )
    equal(
      ['action accept-all', 'action reject-all', 'action save', 'granted stats', 'denied stats'].map((key) =>
        counts.get(key),
      ),
      [null, null, 30, null, null],
    )
    equal(await storage.statistics({ from: '2026-11-23', to: '2026-11-30' }), [])
  })

  check('R133 counts by language, and hides what is small in one of them', async (storage) => {
    const bodies = { de: 12, 'pt-BR': 30, fr: 9, none: 11 }
    for (const [language, count] of Object.entries(bodies)) {
      const body = sampleBody('accept-all', 'granted', language === 'none' ? null : language)
      for (let index = 0; index < count; index++) await storage.append(sampleRecord({ body }))
    }
    await storage.rebuildStatistics(TODAY)
    const cells = (await storage.statistics(TODAY)).filter(({ measure }) => measure === 'granted')
    const about = { day: TODAY.from, policyVersion: '2026-11', jurisdiction: 'DE', measure: 'granted', key: 'stats' }
    const byLanguage = (a: { language: string | null }, b: { language: string | null }): number =>
      String(a.language).localeCompare(String(b.language))
    equal([...cells].sort(byLanguage), [
      { ...about, language: 'de', count: 12 },
      { ...about, language: 'fr', count: null },
      { ...about, language: null, count: 11 },
      { ...about, language: 'pt-BR', count: 30 },
    ])
  })
}
