import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** One import or re-export of a source file. */
export interface Import {
  /** As written. */
  readonly specifier: string
  /** The file it leads to, relative to `src` and without its ending; `null` for a package. */
  readonly target: string | null
  /** `import()`: fetched when it runs. */
  readonly lazy: boolean
  /** Leaves nothing in the output; `import { type X }` leaves the import. */
  readonly typeOnly: boolean
}

/** A parsed file of `src`: all that the rules of the architecture look at. */
export interface SourceFile {
  /** Relative to `src`, with slashes. */
  readonly path: string
  /** The path without its ending. */
  readonly stem: string
  readonly tree: ts.SourceFile
  readonly lines: number
  readonly imports: readonly Import[]
  readonly exports: readonly string[]
}

/** Parses all TypeScript files below a folder. */
export function readSources(folder: string): readonly SourceFile[] {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
  return paths
    .filter((path) => /(?<!\.d)\.tsx?$/.test(path))
    .sort()
    .map((path) => parseSource(path, readFileSync(join(folder, path), 'utf8')))
}

/** Parses one file; `path` is relative to `src`. */
export function parseSource(path: string, text: string): SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind)
  return {
    path,
    stem: path.replace(/\.tsx?$/, ''),
    tree,
    lines: text.trimEnd().split('\n').length,
    imports: importsOf(tree, path),
    exports: tree.statements.flatMap(exportedNames),
  }
}

/** The statement or expression and everything inside it, parents first. */
export function* walk(node: ts.Node): Generator<ts.Node> {
  yield node
  const children: ts.Node[] = []
  node.forEachChild((child) => void children.push(child))
  for (const child of children) yield* walk(child)
}

function importsOf(tree: ts.SourceFile, path: string): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, lazy: boolean, typeOnly: boolean) => {
    if (!specifier || !ts.isStringLiteral(specifier)) return
    found.push({ specifier: specifier.text, target: targetOf(path, specifier.text), lazy, typeOnly })
  }
  for (const node of walk(tree)) {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, false, node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword)
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, false, node.isTypeOnly)
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, false, true)
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], true, false)
  }
  return found
}

function targetOf(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null
  const { pathname } = new URL(specifier, `file:///src/${from}`)
  return pathname.replace('/src/', '').replace(/\.js$/, '')
}

/** What a statement exports. */
export function exportedNames(statement: ts.Statement): string[] {
  if (ts.isExportDeclaration(statement)) {
    const clause = statement.exportClause
    if (!clause) return []
    return ts.isNamedExports(clause) ? clause.elements.map(({ name }) => name.text) : [clause.name.text]
  }
  if (ts.isExportAssignment(statement)) return ['default']
  if (!ts.canHaveModifiers(statement)) return []
  const modifiers = ts.getModifiers(statement) ?? []
  if (!modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return []
  if (modifiers.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword)) return ['default']
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => (ts.isIdentifier(name) ? [name.text] : []))
  return 'name' in statement && ts.isIdentifier(statement.name) ? [statement.name.text] : []
}
