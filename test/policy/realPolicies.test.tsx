import { describePolicy, loadPolicyTexts } from 'fluxconsent/policy'
import { en } from 'fluxconsent/locales/en'
import { beforeAll, describe, expect, test } from 'vitest'
import { helpdesk } from './configs/helpdesk.ts'
import { hosting } from './configs/hosting.ts'
import { manufacturer } from './configs/manufacturer.ts'
import { platform } from './configs/platform.ts'
import { formatsOf, sentencesOf } from './formats.tsx'

const FORMATS = ['html', 'markdown', 'json'] as const

describe.each([hosting, platform, helpdesk, manufacturer])('the policy of the $name', ({ config, facts, never }) => {
  let written: Awaited<ReturnType<typeof formatsOf>>

  beforeAll(async () => {
    written = await formatsOf(config)
  })

  test.each(facts)('R105 keeps in HTML, Markdown and JSON: %s', (_what, ...words) => {
    for (const format of FORMATS) {
      for (const word of words) {
        // A bar stands between the words of which one is enough.
        const found = word.split('|').some((each) => written[format].includes(each))
        expect(found, `${format}: ${word}`).toBe(true)
      }
    }
  })

  test.each(never)('R105 says nowhere: %s', (word) => {
    for (const format of FORMATS) expect(written[format]).not.toContain(word)
  })

  test('R105 says the same sentences in each form', async () => {
    const texts = await loadPolicyTexts(en)
    const jurisdiction = config.jurisdictionOf(config.jurisdiction, Date.now())
    const { edition, sections } = describePolicy({ config, texts, jurisdiction })
    const sentences = [edition, ...sections.flatMap(sentencesOf)]
      .map((sentence) => sentence.replaceAll(/\s+/g, ' ').trim())
      .filter(Boolean)
    expect(sentences.length).toBeGreaterThan(100)
    for (const format of FORMATS) {
      const missing = sentences.filter((sentence) => !written[format].includes(sentence))
      // Markdown has no line breaks inside of a line, so it writes a comma there.
      expect(missing.filter((sentence) => !/Weena|Katharina/.test(sentence))).toEqual([])
    }
  })
})
