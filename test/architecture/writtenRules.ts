import ts from 'typescript'
import { exportedNames, type SourceFile } from './SourceFile.ts'

const SILENCER = /@ts-(ignore|nocheck|expect-error)|(eslint|oxlint|biome)-disable|prettier-ignore|\bas unknown as\b/

/** Files where a check is told to look away, or a type is given up. */
export function silencedChecks(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, tree }) => {
    const found = SILENCER.exec(tree.text)
    return found ? [`${path} says ${found[0]}`] : []
  })
}

/** Exports that do not say what they are. One comment is enough for all declarations of a name. */
export function undocumentedExports(files: readonly SourceFile[]): readonly string[] {
  return files.filter(hasCode).flatMap(({ path, tree }) => {
    const documented = new Set(
      tree.statements.filter((each) => ts.getJSDocCommentsAndTags(each).length > 0).flatMap(exportedNames),
    )
    const names = new Set(tree.statements.filter((each) => !ts.isExportDeclaration(each)).flatMap(exportedNames))
    return [...names].filter((name) => !documented.has(name)).map((name) => `${path} exports ${name}`)
  })
}

/** The texts of a language explain themselves. */
function hasCode({ path }: SourceFile): boolean {
  return !path.startsWith('locales/')
}
