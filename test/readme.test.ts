import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { beforeAll, expect, it } from 'vitest'
import { packagesReachedFrom } from './architecture/graph.ts'
import { readSources } from './architecture/SourceFile.ts'
import { ROOT } from './doors.ts'

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')

/** The examples of the README, by the name that each would have in an app. */
function examples(): ReadonlyMap<string, string> {
  const blocks = [...readme.matchAll(/^```tsx?\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)
  return new Map(
    blocks.map((code, index) => {
      const named = /^\/\/ (\w+)\.tsx?/.exec(code)
      return [join(ROOT, 'test/readme', `${named?.[1] ?? `example${index}`}.tsx`), code]
    }),
  )
}

/** What people get wrong, by the words with which the compiler leads to the right thing. */
const MISTAKES = {
  "Property 'config' is missing": '<ConsentProvider>text</ConsentProvider>',
  "Property 'category' is missing": '<ConsentGate>text</ConsentGate>',
}

const WRONG = join(ROOT, 'test/readme/mistakes.tsx')
const files = new Map(examples())
let problems: readonly string[] = []

beforeAll(() => {
  files.set(
    join(ROOT, 'test/readme/Gallery.tsx'),
    'export default function Gallery(props: { readonly columns: number }): null { return props.columns ? null : null }',
  )
  files.set(
    WRONG,
    [
      "import { ConsentGate, ConsentProvider } from 'fluxconsent'",
      ...Object.values(MISTAKES).map((mistake, index) => `export const wrong${index} = ${mistake}`),
    ].join('\n'),
  )
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile).config,
    ts.sys,
    ROOT,
  )
  const settings: ts.CompilerOptions = {
    ...options,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noUncheckedSideEffectImports: false,
    // Bundlers replace `process.env.NODE_ENV` with a dot alone.
    noPropertyAccessFromIndexSignature: false,
  }
  const host = ts.createCompilerHost(settings)
  const read = host.readFile.bind(host)
  const exists = host.fileExists.bind(host)
  host.readFile = (name) => files.get(name) ?? read(name)
  host.fileExists = (name) => files.has(name) || exists(name)
  host.directoryExists = () => true
  const getSourceFile = host.getSourceFile.bind(host)
  host.getSourceFile = (name, language) => {
    const text = files.get(name)
    return text === undefined ? getSourceFile(name, language) : ts.createSourceFile(name, text, language)
  }
  const program = ts.createProgram([...files.keys()], settings, host)
  problems = ts
    .getPreEmitDiagnostics(program)
    // The package's own files are checked in a program without the config of an app.
    .filter(({ file }) => file === undefined || files.has(file.fileName))
    .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
}, 240_000)

it('compiles every example of the README, on the config of its first one', () => {
  expect(files.size).toBeGreaterThan(8)
  expect(problems.filter((problem) => !problem.startsWith(WRONG))).toEqual([])
})

it.each(Object.entries(MISTAKES))('says "%s" where that is what is missing: %s', (words) => {
  expect(problems.filter((problem) => problem.startsWith(WRONG) && problem.includes(words))).toHaveLength(1)
})

it('installs in its first command all that its first example needs', () => {
  const sources = readSources(join(ROOT, 'src'))
  const first = ['consent', 'App'].map((name) => files.get(join(ROOT, `test/readme/${name}.tsx`)) ?? '').join('\n')
  const doors = [...first.matchAll(/from 'fluxconsent(?:\/([\w/]+))?'/g)].map(([, door = 'index']) => door)
  expect(doors).toContain('ui')
  const needed = doors.flatMap((door) => [...packagesReachedFrom(sources, door, { lazy: true }).keys()])
  const { dependencies }: { dependencies: object } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  // A React app has React, and npm brings what the package depends on.
  const there = ['react', 'react-dom', ...Object.keys(dependencies)]
  const missing = needed.map((name) => name.split('/')[0] ?? name).filter((name) => !there.includes(name))
  const [, installed = ''] = /^npm install ([^#\n]+)/m.exec(readme) ?? []
  expect(installed.trim().split(' ').toSorted()).toEqual([...new Set(['fluxconsent', ...missing])].toSorted())
})

it('asks for the kind of build in the way that bundlers replace', () => {
  // In Vite `process` is there in no other way.
  expect(readme).toContain('process.env.NODE_ENV')
  expect(readme).not.toMatch(/env\[['"]NODE_ENV/)
})

it('lists every number of the catalogue of errors', () => {
  const catalogue = readFileSync(join(ROOT, 'src/core/errorTexts.ts'), 'utf8')
  const numbers = [...catalogue.matchAll(/^ {4}(\d{3}): /gm)].map(([, number]) => Number(number))
  const listed = [...readme.matchAll(/^\| (\d{3})(?: to (\d{3})|(?:, (\d{3})))? +\|/gm)].flatMap(
    ([, from, to, other]) =>
      Array.from({ length: Number(to ?? from) - Number(from) + 1 }, (_, step) => Number(from) + step).concat(
        other === undefined ? [] : Number(other),
      ),
  )
  expect(numbers.length).toBeGreaterThan(50)
  expect(numbers.filter((number) => !listed.includes(number))).toEqual([])
})
