import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { isFiltered } from './filterLists.ts'

describe('a published file', () => {
  test('R129 has a name that no filter list blocks', () => {
    const files = readdirSync(join(inject('packed'), 'dist'), { recursive: true, encoding: 'utf8' })
    const code = files.filter((file) => /\.(js|css)$/.test(file))
    expect(code.length).toBeGreaterThan(0)
    expect(code.filter((file) => isFiltered(basename(file)))).toEqual([])
  })

  test.each(['cookie-banner.js', 'CookieConsent.js', 'consent_banner.css', 'gdpr.js', 'fingerprint.js', 'matomo.js'])(
    'R129 would be blocked as %s',
    (file) => {
      expect(isFiltered(file)).toBe(true)
    },
  )

  test.each(['index.js', 'ConsentGate.js', 'cookieStorage.js', 'matomoConsent.js', 'page.js', 'styles.css'])(
    'R129 is not blocked as %s',
    (file) => {
      expect(isFiltered(file)).toBe(false)
    },
  )
})
