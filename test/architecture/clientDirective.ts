import ts from 'typescript'
import { walk, type SourceFile } from './SourceFile.ts'

/** Files whose `'use client'` is missing, or stands where a server component has to be able to look inside. */
export function wrongDirectives(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap((file) => {
    const due = needsDirective(file)
    if (due === hasDirective(file)) return []
    return [
      `${file.path} ${due ? `calls ${clientOnly(file)} without 'use client'` : "has a 'use client' that nothing in it needs"}`,
    ]
  })
}

function needsDirective(file: SourceFile): boolean {
  return !/(^|\/)index(\.[\w-]+)?$|\.parts$/.test(file.stem) && clientOnly(file) !== undefined
}

function hasDirective({ tree }: SourceFile): boolean {
  const [first] = tree.statements
  return (
    !!first &&
    ts.isExpressionStatement(first) &&
    ts.isStringLiteral(first.expression) &&
    first.expression.text === 'use client'
  )
}

/** The hook, context or handler that a server component could not have. */
function clientOnly({ tree }: SourceFile): string | undefined {
  for (const node of walk(tree)) {
    if (ts.isCallExpression(node)) {
      const name = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression
      if (ts.isIdentifier(name) && /^(use[A-Z]\w*|createContext)$/.test(name.text)) return name.text
      const handler = name.getText(tree) === 'createElement' ? handlerIn(node.arguments[1], tree) : undefined
      if (handler) return handler
    }
    if (ts.isJsxAttribute(node) && /^on[A-Z]/.test(node.name.getText(tree))) return node.name.getText(tree)
    if (ts.isHeritageClause(node) && /\bComponent\b/.test(node.getText(tree))) return 'Component'
  }
  return undefined
}

function handlerIn(props: ts.Expression | undefined, tree: ts.SourceFile): string | undefined {
  if (!props || !ts.isObjectLiteralExpression(props)) return undefined
  return props.properties.map((each) => each.name?.getText(tree)).find((name) => name && /^on[A-Z]/.test(name))
}
