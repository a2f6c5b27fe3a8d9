import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, it } from 'vitest'
import { ROOT } from './doors.ts'

/** The examples of the README, by the name that each would have in an app. */
function examples(): ReadonlyMap<string, string> {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8')
  const blocks = [...readme.matchAll(/^```tsx?\n([\s\S]*?)^```$/gm)].map(([, code = '']) => code)
  return new Map(
    blocks.map((code, index) => {
      const named = /^\/\/ (\w+)\.tsx?/.exec(code)
      return [join(ROOT, 'test/readme', `${named?.[1] ?? `example${index}`}.tsx`), code]
    }),
  )
}

it('compiles every example of the README, on the config of its first one', () => {
  const files = new Map(examples())
  files.set(
    join(ROOT, 'test/readme/Gallery.tsx'),
    'export default function Gallery(props: { readonly columns: number }): null { return props.columns ? null : null }',
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
  const problems = ts
    .getPreEmitDiagnostics(program)
    // The package's own files are checked in a program without the config of an app.
    .filter(({ file }) => file === undefined || files.has(file.fileName))
    .map(({ file, messageText }) => `${file?.fileName ?? ''}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`)
  expect(files.size).toBeGreaterThan(8)
  expect(problems).toEqual([])
}, 240_000)
