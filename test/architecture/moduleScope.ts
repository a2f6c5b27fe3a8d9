import ts from 'typescript'
import type { SourceFile } from './SourceFile.ts'

// It also looks up what another copy has put on the page.
const MAY_HOLD_STATE = ['browser/scriptRegistry']

// Nobody imports a program.
const PROGRAMS = ['cli/fluxconsent']

/** Variables of a module that outlive a provider: what one server render or test writes, the next one reads. */
export function moduleState(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ stem }) => !MAY_HOLD_STATE.includes(stem))
    .flatMap(({ path, tree }) =>
      topLevelVariables(tree)
        .filter(({ node, isConst }) => !isConst || holdsState(node))
        .map(({ node }) => `${path} holds ${node.name.getText(tree)}`),
    )
}

/** Statements that run on import, and calls that a bundler has to keep although nobody uses what they return. */
export function importEffects(files: readonly SourceFile[]): readonly string[] {
  const imported = files.filter(({ stem }) => !PROGRAMS.includes(stem))
  return imported.flatMap(({ path, tree }) => [
    ...tree.statements
      .filter((statement, index) => runs(statement) && !(index === 0 && isDirective(statement)))
      .map((statement) => `${path} runs ${firstLine(statement, tree)}`),
    ...topLevelVariables(tree).flatMap(({ node }) =>
      impureCalls(node, tree).map((call) => `${path} calls ${firstLine(call, tree)} without @__PURE__`),
    ),
  ])
}

interface TopLevelVariable {
  readonly node: ts.VariableDeclaration
  readonly isConst: boolean
}

function topLevelVariables(tree: ts.SourceFile): TopLevelVariable[] {
  return tree.statements
    .filter((statement) => ts.isVariableStatement(statement))
    .filter((statement) => !statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DeclareKeyword))
    .flatMap(({ declarationList }) =>
      declarationList.declarations.map((node) => ({
        node,
        isConst: (declarationList.flags & ts.NodeFlags.Const) !== 0,
      })),
    )
}

/** A collection that its type lets somebody write to. */
function holdsState({ type, initializer }: ts.VariableDeclaration): boolean {
  if (!initializer || /^(readonly |Readonly)/.test(type?.getText() ?? '')) return false
  if (ts.isArrayLiteralExpression(initializer)) return initializer.elements.length === 0
  if (ts.isObjectLiteralExpression(initializer)) return initializer.properties.length === 0
  return ts.isNewExpression(initializer) && /^(Weak)?(Map|Set|Ref)$/.test(initializer.expression.getText())
}

function runs(statement: ts.Statement): boolean {
  if (ts.isImportDeclaration(statement)) return !statement.importClause
  return !(
    ts.isExportDeclaration(statement) ||
    ts.isExportAssignment(statement) ||
    ts.isVariableStatement(statement) ||
    ts.isFunctionDeclaration(statement) ||
    ts.isClassDeclaration(statement) ||
    ts.isInterfaceDeclaration(statement) ||
    ts.isTypeAliasDeclaration(statement) ||
    ts.isModuleDeclaration(statement)
  )
}

function isDirective(statement: ts.Statement): boolean {
  return ts.isExpressionStatement(statement) && ts.isStringLiteral(statement.expression)
}

function impureCalls({ initializer }: ts.VariableDeclaration, tree: ts.SourceFile): ts.Node[] {
  if (!initializer || !ts.isCallExpression(initializer)) return []
  const isMarked = tree.text.slice(initializer.getFullStart(), initializer.getStart(tree)).includes('@__PURE__')
  return isMarked ? [] : [initializer]
}

function firstLine(node: ts.Node, tree: ts.SourceFile): string {
  return node.getText(tree).split('\n', 1)[0] ?? ''
}
