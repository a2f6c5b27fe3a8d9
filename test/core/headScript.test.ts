import { headScript, type ConsentConfig } from 'fluxconsent/core'
import { gzipSync } from 'node:zlib'
import { createContext, runInContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { encodeChoice } from '../../src/core/lazy.js'
import { exampleConfig, exampleInput, exampleWith, startStore } from './exampleConfig.js'

const KEYS = [
  'ad_storage',
  'ad_user_data',
  'ad_personalization',
  'analytics_storage',
  'functionality_storage',
  'personalization_storage',
  'security_storage',
]

interface Page {
  readonly rules: string[]
  readonly dataLayer: readonly unknown[]
}

/** Runs the script as a browser would, with nothing but what it needs. */
function run(
  script: string,
  page: { cookie?: string | (() => string); dataLayer?: unknown[]; sheets?: boolean } = {},
): Page {
  const { cookie = '', sheets = true } = page
  const rules: string[] = []
  class CSSStyleSheet {
    replaceSync(text: string): void {
      rules.push(text)
    }
  }
  const document = {
    adoptedStyleSheets: [],
    get cookie(): string {
      return typeof cookie === 'string' ? cookie : cookie()
    },
  }
  const self: Record<string, unknown> = { document, ...(sheets && { CSSStyleSheet }) }
  if (page.dataLayer) self['dataLayer'] = page.dataLayer
  self['self'] = self
  runInContext(script, createContext(self))
  const { dataLayer } = self
  return {
    rules: document.adoptedStyleSheets.length > 0 ? rules : [],
    dataLayer: Array.isArray(dataLayer) ? dataLayer : [],
  }
}

function cookieOf(config: ConsentConfig, prepare: (store: ReturnType<typeof startStore>) => void): string {
  const store = startStore(config)
  prepare(store)
  const { choice } = store.getState()
  return `${config.cookie.name}=${choice ? encodeChoice(choice) : ''}`
}

const refusal = cookieOf(exampleConfig, (store) => store.actions.rejectAll())

describe('headScript', () => {
  it('R82 stays within 600 bytes, and within 900 with the default of Google', () => {
    const long = exampleWith({
      cookie: { name: 'c'.repeat(32) },
      policy: { ...exampleInput.policy, version: '2026-02-15.legal_review' },
    })
    for (const config of [exampleConfig, long]) {
      expect(gzipSync(headScript(config), { level: 9 }).length).toBeLessThanOrEqual(600)
      expect(gzipSync(headScript(config, { googleDefault: true }), { level: 9 }).length).toBeLessThanOrEqual(900)
    }
  })

  it('R53 R56 hides the banner from somebody of whom only the server’s copy is left', () => {
    const copy = refusal.replace('=', '_s=')
    expect(run(headScript(exampleConfig), { cookie: copy }).rules).toHaveLength(1)
    expect(run(headScript(exampleConfig), { cookie: refusal.replace('=', '_x=') }).rules).toEqual([])
  })

  it('R56 hides the banner from somebody who answered', () => {
    for (const cookie of [refusal, `a=1; ${refusal}; b=2`, `b=(x; ${refusal}`]) {
      const { rules } = run(headScript(exampleConfig), { cookie })
      expect(rules).toHaveLength(1)
      expect(rules[0]).toMatch(/^\[data-consent-banner\].*\{display:none\}$/)
    }
  })

  it.each([
    ['there is no cookie', ''],
    ['the cookie is a foreign one', 'cookie_consent=true'],
    ['the cookie is of another format', 'cookie_consent=2(abc)2026-02~'],
    ['a cookie of another name holds a choice', refusal.replace('cookie_consent', 'other_consent')],
    ['the name only ends alike', `my_${refusal}`],
    ['the choice is for another policy version', refusal.replace('2026-02~', '2025-09~')],
    ['only a placeholder was answered', cookieOf(exampleConfig, (store) => store.actions.grantAlways('video'))],
  ])('R56 leaves the banner alone where %s', (_, cookie) => {
    expect(run(headScript(exampleConfig), { cookie }).rules).toEqual([])
  })

  it('R56 hides the banner across versions that are not material', () => {
    const config = exampleWith({ policy: { ...exampleInput.policy, version: '2026-03', material: false } })
    expect(run(headScript(config), { cookie: refusal }).rules).toHaveLength(1)
  })

  it('takes the name of the cookie from the config', () => {
    const config = exampleWith({ cookie: { name: 'choice.v1' } })
    const cookie = cookieOf(config, (store) => store.actions.acceptAll())
    expect(run(headScript(config), { cookie }).rules).toHaveLength(1)
    expect(run(headScript(config), { cookie: refusal }).rules).toEqual([])
  })

  it('R81 throws nothing where cookies are blocked or style sheets cannot be adopted', () => {
    const blocked = () => {
      throw new Error('SecurityError')
    }
    expect(run(headScript(exampleConfig), { cookie: blocked }).rules).toEqual([])
    expect(run(headScript(exampleConfig), { cookie: refusal, sheets: false }).rules).toEqual([])
  })

  it('sets the default of Google all the same where cookies are blocked', () => {
    const blocked = () => {
      throw new Error('SecurityError')
    }
    expect(run(headScript(exampleConfig, { googleDefault: true }), { cookie: blocked }).dataLayer).toHaveLength(1)
  })

  it('touches nothing of Google unless asked', () => {
    expect(run(headScript(exampleConfig), { cookie: refusal }).dataLayer).toEqual([])
  })

  it('R36 makes the default of Google the first entry, with all 7 keys', () => {
    const { dataLayer } = run(headScript(exampleConfig, { googleDefault: true }))
    expect(dataLayer).toHaveLength(1)
    const [entry] = dataLayer
    expect(Object.prototype.toString.call(entry)).toBe('[object Arguments]')
    expect(Array.isArray(entry)).toBe(false)
    const [command, kind, values] = Array.from(entry as ArrayLike<unknown>)
    expect([command, kind]).toEqual(['consent', 'default'])
    expect({ ...(values as object) }).toEqual({
      ...Object.fromEntries(KEYS.map((key) => [key, key === 'security_storage' ? 'granted' : 'denied'])),
      wait_for_update: 500,
    })
  })

  it('R36 denies by default even where everything was accepted: the choice is applied later', () => {
    const cookie = cookieOf(exampleConfig, (store) => store.actions.acceptAll())
    const { dataLayer } = run(headScript(exampleConfig, { googleDefault: true }), { cookie })
    expect(JSON.stringify(dataLayer[0])).toContain('"ad_storage":"denied"')
  })

  it('keeps a data layer that is already there', () => {
    const dataLayer: unknown[] = ['earlier']
    run(headScript(exampleConfig, { googleDefault: true }), { dataLayer })
    expect(dataLayer).toHaveLength(2)
  })

  it('cannot end the script element it stands in', () => {
    const hostile = '</script><script>alert(1)//<!--'
    const config: ConsentConfig = {
      ...exampleConfig,
      cookie: { name: hostile, scope: 'host' },
      policy: { ...exampleInput.policy, version: `"'\\\u2028${hostile}` },
    }
    for (const googleDefault of [false, true]) {
      const script = headScript(config, { googleDefault })
      expect(script).not.toMatch(/<\/script|<!--|<script/i)
      expect(() => run(script, { cookie: `${hostile}=1(x` })).not.toThrow()
    }
  })

  it('leaves no name behind in the page', () => {
    const script = headScript(exampleConfig)
    const before: Record<string, unknown> = { document: { cookie: refusal, adoptedStyleSheets: [] } }
    const names = Object.keys(before)
    runInContext(script, createContext(before))
    expect(Object.keys(before)).toEqual(names)
  })
})
