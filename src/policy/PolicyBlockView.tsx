import { Fragment, type ReactNode } from 'react'
import type { PolicyBlock, PolicyFact, PolicyText } from './PolicyDocument.js'

/** A block of a policy as HTML. The controls of the choice come from whoever renders the page. */
export function PolicyBlockView({
  block,
  choice,
}: {
  readonly block: PolicyBlock
  readonly choice: ReactNode
}): ReactNode {
  switch (block.kind) {
    case 'text':
      return (
        <p>
          <Text text={block.text} />
        </p>
      )
    case 'facts':
      return <PolicyFacts facts={block.facts} />
    case 'list': {
      const List = block.ordered ? 'ol' : 'ul'
      return (
        <List>
          {block.items.map(({ key, text }) => (
            <li key={key}>
              <Text text={text} />
            </li>
          ))}
        </List>
      )
    }
    case 'table':
      return <PolicyTable table={block} />
    case 'choice':
    default:
      return choice
  }
}

/** Facts with their names. Renders a `<dl>`. */
function PolicyFacts({ facts }: { readonly facts: readonly PolicyFact[] }): ReactNode {
  return (
    <dl data-consent-facts="">
      {facts.map(({ key, name, value }) => (
        <Fragment key={key}>
          <dt>{name}</dt>
          <dd>
            {/* Written by the site, in a language of its own, and names of companies. */}
            {/address|hours|recipients/.test(key) ? (
              <bdi>
                <Text text={value} />
              </bdi>
            ) : (
              <Text text={value} />
            )}
          </dd>
        </Fragment>
      ))}
    </dl>
  )
}

function PolicyTable({ table }: { readonly table: Extract<PolicyBlock, { kind: 'table' }> }): ReactNode {
  return (
    <table data-consent-table="">
      <caption>{table.caption}</caption>
      <thead>
        <tr>
          {table.columns.map(({ key, name }) => (
            <th key={key} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {table.rows.map(({ key, cells: [name = [], ...cells] }) => (
          <tr key={key}>
            <th scope="row">
              {/* Names of cookies and numbers keep their order among words that run from right to left. */}
              <bdi>
                <Text text={name} />
              </bdi>
            </th>
            {cells.map((cell, column) => (
              <td key={table.columns[column + 1]?.key}>
                <Text text={cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Text({ text }: { readonly text: PolicyText }): ReactNode {
  return text.map((piece) =>
    typeof piece === 'string' ? piece : <Link key={piece.href} href={piece.href} text={piece.text} />,
  )
}

// The one that is linked need not know on which page somebody reads about it.
function Link({ href, text }: { readonly href: string; readonly text: string }): ReactNode {
  const isOwn = /^([/#?]|mailto:|tel:)/.test(href)
  return isOwn ? (
    <a href={href} dir="auto">
      {text}
    </a>
  ) : (
    <a href={href} dir="auto" target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  )
}
