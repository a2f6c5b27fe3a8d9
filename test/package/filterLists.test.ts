import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, inject, test } from 'vitest'
import { openApiPaths } from '../../src/server/openApiPaths.ts'
import { isFiltered } from './filterLists.ts'

const filesOf = (): readonly string[] =>
  readdirSync(join(inject('packed'), 'dist'), { recursive: true, encoding: 'utf8' })

describe('a published file', () => {
  test('R129 has a name that no filter list blocks', () => {
    const code = filesOf().filter((file) => /\.(js|css)$/.test(file))
    expect(code.length).toBeGreaterThan(0)
    expect(code.filter((file) => isFiltered(basename(file)))).toEqual([])
  })

  test('R129 sends visitors to addresses of the consent API that no filter list blocks', () => {
    const names = Object.keys(openApiPaths('/consent', false)).flatMap((path) => path.split('/'))
    expect(names).toContain('records')
    expect(names.filter((name) => isFiltered(name))).toEqual([])
  })

  // Lists hide by class and id. Ours are attributes, and an app gives its own classes.
  test('R129 gives its elements no class', () => {
    const scripts = filesOf().filter((file) => file.endsWith('.js'))
    const classed = scripts.filter((file) =>
      /className[:=]|classList\.|\['"]class['"]/.test(readFileSync(join(inject('packed'), 'dist', file), 'utf8')),
    )
    expect(classed).toEqual([])
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
