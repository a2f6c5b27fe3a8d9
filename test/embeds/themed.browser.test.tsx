import type { Locale } from 'fluxconsent/core'
import { YouTube } from 'fluxconsent/embeds'
import 'fluxconsent/styles.css'
import { beforeEach, expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { clearBrowser, placeholdersReady, renderEmbed, VIDEO } from './renderEmbed.js'

const LANGUAGES = import.meta.glob<Record<string, Locale>>('../../src/locales/*/index.ts')

beforeEach(clearBrowser)

it.each(Object.keys(LANGUAGES))(
  'R124 a placeholder says all that it has to in its place on a phone and in a narrow column, in %s',
  async (file) => {
    await page.viewport(360, 640)
    const [locale] = Object.values((await LANGUAGES[file]?.()) ?? {})
    if (!locale) throw new Error(`${file} exports nothing.`)
    await renderEmbed(<YouTube video={VIDEO} title="A film about a rabbit" style={{ maxWidth: 480 }} />, {
      messages: { [locale.tag]: locale },
      locale: locale.tag,
    })
    await placeholdersReady()
    const placeholder = document.querySelector('[data-consent-placeholder]')
    expect(placeholder?.scrollHeight).toBeLessThanOrEqual(placeholder?.clientHeight ?? 0)
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(360)
    await page.viewport(1280, 640)
    for (const width of [480, 440, 300]) {
      document.querySelector<HTMLElement>('[data-consent-embed]')?.style.setProperty('max-width', `${width}px`)
      await expect.poll(() => placeholder?.clientWidth).toBeGreaterThan(width - 10)
      expect(placeholder?.clientWidth).toBeLessThan(width)
      expect(placeholder?.scrollHeight).toBeLessThanOrEqual(placeholder?.clientHeight ?? 0)
    }
  },
)
