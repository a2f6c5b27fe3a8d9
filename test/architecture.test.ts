import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { wrongDirectives } from './architecture/clientDirective.ts'
import { longFiles, longMedian, wrongNames } from './architecture/fileShape.ts'
import { circles, packagesReachedFrom } from './architecture/graph.ts'
import { importEffects, moduleState } from './architecture/moduleScope.ts'
import { parseSource, readSources } from './architecture/SourceFile.ts'
import { silencedChecks, undocumentedExports } from './architecture/writtenRules.ts'
import { wrongImports } from './architecture/wrongImports.ts'
import { ROOT } from './doors.ts'

const sources = readSources(join(ROOT, 'src'))

/** A tree of files that never were, for each rule to find fault with. */
const planted = (files: Record<string, string>) => Object.entries(files).map(([path, text]) => parseSource(path, text))
const plantedImport = (path: string, specifier: string) => wrongImports(planted({ [path]: `import '${specifier}'` }))

describe('the imports of src', () => {
  test('R59 lead down, through doors, to packages that the folder may use', () => {
    expect(wrongImports(sources)).toEqual([])
  })

  test.each([
    ['core/decide.ts', '../react/index.js', 'it does not lead down'],
    ['browser/sweep.ts', '../services/index.js', 'it does not lead down'],
    ['react/useGate.ts', '../core/decide.js', 'it leads past the door'],
    ['react/useGate.ts', '../core/decide', 'it does not end in .js'],
    ['ui/Banner.tsx', '../react/index.js', 'not part of the headless API'],
    ['ui/Banner.tsx', '../preferences/index.js', 'not part of the headless API'],
    ['ui/Banner.tsx', 'radix-ui', 'not a package for this folder'],
    ['browser/sweep.ts', 'react', 'not a package for this folder'],
    ['index.ts', './ui/index.js', 'not what this door gathers'],
    ['somewhere/else.ts', '../core/index.js', 'it does not lead down'],
  ])('R59 are wrong when %s imports %s', (path, specifier, reason) => {
    expect(plantedImport(path, specifier)).toEqual([`${path} imports ${specifier}: ${reason}`])
  })

  test.each([
    ['react/useGate.ts', '../core/index.js'],
    ['react/useLocale.ts', '../locales/en/index.js'],
    ['ui/Banner.tsx', '../index.js'],
    ['ui/Banner.tsx', './Actions.js'],
    ['browser/startActing.ts', '../core/lazy.js'],
  ])('R59 are right when %s imports %s', (path, specifier) => {
    expect(plantedImport(path, specifier)).toEqual([])
  })

  test('R59 see types and import() too', () => {
    const text = `import type { A } from '../ui/index.js'; export const load = () => import('../react/index.js')`
    expect(wrongImports(planted({ 'core/decide.ts': text }))).toHaveLength(2)
  })

  test('R137 let ui fetch the preferences, but not import them', () => {
    const text = `const load = () => import('../preferences/lazy.js')`
    expect(wrongImports(planted({ 'ui/Dialog.tsx': text }))).toEqual([])
  })

  test('R59 never lead in a circle', () => {
    expect(circles(sources)).toEqual([])
  })

  test('R59 are found to lead in a circle', () => {
    const files = { 'core/a.ts': `import './b.js'`, 'core/b.ts': `import './c.js'`, 'core/c.ts': `import './a.js'` }
    expect(circles(planted(files))).toEqual(['core/a > core/b > core/c > core/a'])
  })

  const withoutReact = [
    'core',
    'locales',
    'services',
    'browser',
    'server',
    'page',
    'policy/plain',
    'embeds/plain',
    'cli',
  ]
  test.each(withoutReact)('R59 do not reach React from %s', (start) => {
    const packages = [...packagesReachedFrom(sources, start, { lazy: true })]
    expect(packages.filter(([name]) => name.startsWith('react'))).toEqual([])
  })

  test.each(['index', 'ui', 'embeds'])('R137 do not reach Radix from %s before the dialog is wanted', (start) => {
    const packages = [...packagesReachedFrom(sources, start, { lazy: false })]
    expect(packages.filter(([name]) => /radix/.test(name))).toEqual([])
  })

  test('R59 are followed to packages through other files, lazily only when asked', () => {
    const files = planted({
      'core/index.ts': `import './a.js'; export * from './b.js'`,
      'core/a.ts': `import('./lazy.js'); import type { T } from './types.js'`,
      'core/b.ts': `import 'react'`,
      'core/types.ts': `import 'hono'`,
      'other/lazy.ts': '',
    })
    const start = 'core/index'
    expect(packagesReachedFrom(files, start, { lazy: true })).toEqual(new Map([['react', 'core/index.ts > core/b']]))
    const lazy = planted({ 'core/index.ts': `import('./lazy.js')`, 'core/lazy.ts': `import 'react'` })
    expect(packagesReachedFrom(lazy, start, { lazy: true }).size).toBe(1)
    expect(packagesReachedFrom(lazy, start, { lazy: false }).size).toBe(0)
  })
})

describe("'use client'", () => {
  test('R59 stands exactly on the files that use a hook, a context or a handler', () => {
    expect(wrongDirectives(sources)).toEqual([])
  })

  test.each([
    ['a hook', 'react/useGate.ts', `export const useGate = () => useState(0)`],
    ['a context', 'react/Context.ts', `export const Context = React.createContext(null)`],
    ['a handler', 'ui/Banner.tsx', `export const Banner = () => <button onClick={close} />`],
    [
      'a handler among props',
      'ui/Banner.ts',
      `export const Banner = () => createElement('button', { onClick: close })`,
    ],
    ['a class component', 'ui/Banner.tsx', `export class Banner extends Component {}`],
  ])('R59 is missed beside %s', (_what, path, text) => {
    expect(wrongDirectives(planted({ [path]: text }))).toHaveLength(1)
    expect(wrongDirectives(planted({ [path]: `'use client'\n${text}` }))).toEqual([])
  })

  test.each(['ui/index.ts', 'ui/banner.parts.ts', 'index.react-server.ts', 'core/decide.ts'])(
    'R59 is too much on %s',
    (path) => {
      expect(wrongDirectives(planted({ [path]: `'use client'\nexport * from './Banner.js'` }))).toHaveLength(1)
    },
  )
})

describe('a file of src', () => {
  test('is short enough to be read at once', () => {
    expect(longFiles(sources)).toEqual([])
    expect(longMedian(sources)).toEqual([])
  })

  test('is found to be too long', () => {
    const lines = (count: number) => `${'\n'.repeat(count - 1)}export const a = 1`
    const parts = `${lines(399)}; export const b = 1\nexport const c = 1`
    expect(longFiles(planted({ 'core/a.ts': lines(300), 'ui/A.tsx': parts }))).toEqual([])
    expect(longFiles(planted({ 'core/a.ts': lines(301), 'ui/A.tsx': `\n${parts}` }))).toHaveLength(2)
    expect(longMedian(planted({ 'core/a.ts': lines(76), 'core/b.ts': lines(76), 'core/c.ts': '' }))).toHaveLength(1)
  })

  test('is named after what it exports', () => {
    expect(wrongNames(sources)).toEqual([])
  })

  test('is found to have a wrong name', () => {
    const files = { 'core/decide.ts': 'export const undo = 1', 'core/utils.ts': 'export function utils() {}' }
    expect(wrongNames(planted(files))).toHaveLength(2)
  })

  test('R55 holds no state between providers', () => {
    expect(moduleState(sources)).toEqual([])
  })

  test.each([
    'let count = 0',
    'var count = 0',
    'const seen = new Set<string>()',
    'const queue: string[] = []',
    'const byId: Record<string, string> = {}',
    'export const seen = new WeakMap()',
  ])('R55 is found to hold state: %s', (text) => {
    expect(moduleState(planted({ 'core/state.ts': text }))).toHaveLength(1)
  })

  test.each([
    'const IDS: ReadonlySet<string> = new Set([])',
    'const NONE: readonly string[] = []',
    'const A = { b: 1 }',
  ])('R55 may hold what nobody can write to: %s', (text) => {
    expect(moduleState(planted({ 'core/constant.ts': text }))).toEqual([])
  })

  test('does nothing when it is imported', () => {
    expect(importEffects(sources)).toEqual([])
  })

  test.each([
    `import './Banner.css'`,
    `Banner.displayName = 'Banner'`,
    `if (isBrowser) start()`,
    `export const Banner = forwardRef(render)`,
  ])('is found to do something when it is imported: %s', (text) => {
    expect(importEffects(planted({ 'ui/Banner.tsx': text }))).toHaveLength(1)
  })

  test('may make what a bundler can drop', () => {
    const text = `'use client'\nexport const Banner = /* @__PURE__ */ forwardRef(render)`
    expect(importEffects(planted({ 'ui/Banner.tsx': text }))).toEqual([])
  })

  test('silences no check', () => {
    expect(silencedChecks(sources)).toEqual([])
  })

  test.each(['// @ts-ignore', '// oxlint-disable-next-line', 'const a = b as unknown as string'])(
    'is found to silence a check: %s',
    (text) => {
      expect(silencedChecks(planted({ 'core/decide.ts': text }))).toHaveLength(1)
    },
  )

  test('says what it exports', () => {
    expect(undocumentedExports(sources)).toEqual([])
  })

  test('is found to say nothing about an export', () => {
    const text = `/** A. */\nexport const a = 1\nexport namespace a {}\nexport type B = 1\nexport * from './c.js'`
    expect(undocumentedExports(planted({ 'core/a.ts': text }))).toEqual(['core/a.ts exports B'])
  })
})
