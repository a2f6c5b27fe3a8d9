import type { PolicyBlock, PolicyDocument, PolicySection, PolicyText } from './PolicyDocument.js'

/** A policy as Markdown, tables in the GitHub flavour. Ends with a line break. */
export function toMarkdown({ title, edition, sections }: PolicyDocument): string {
  const parts = [`# ${escape(title)}`, escape(edition), ...sections.flatMap((one) => sectionLines(one, 2))]
  return `${parts.join('\n\n')}\n`
}

function sectionLines({ title, blocks, sections }: PolicySection, level: number): readonly string[] {
  return [
    `${'#'.repeat(level)} ${escape(title)}`,
    ...blocks.map(blockLines),
    ...sections.flatMap((one) => sectionLines(one, level + 1)),
  ]
}

function blockLines(block: PolicyBlock): string {
  switch (block.kind) {
    case 'text':
      return inline(block.text)
    case 'facts':
      return block.facts.map(({ name, value }) => `- **${escape(name)}:** ${inline(value)}`).join('\n')
    case 'list':
      return block.items.map(({ text }, index) => `${block.ordered ? `${index + 1}.` : '-'} ${inline(text)}`).join('\n')
    case 'table':
      return tableLines(block).join('\n')
    case 'choice':
    default:
      return inline([block.link])
  }
}

function tableLines({ caption, columns, rows }: Extract<PolicyBlock, { kind: 'table' }>): readonly string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    `**${escape(caption)}**`,
    '',
    row(columns.map(({ name }) => escape(name))),
    row(columns.map(() => '---')),
    ...rows.map(({ cells }) => row(cells.map(inline))),
  ]
}

function inline(text: PolicyText): string {
  return text
    .map((piece) =>
      typeof piece === 'string'
        ? escape(piece)
        : `[${escape(piece.text)}](${piece.href.replaceAll(/[\s()<>\\|]/g, encode)})`,
    )
    .join('')
}

/** Everything that would be more than a letter, line breaks included. */
function escape(text: string): string {
  return (
    text
      .replaceAll(/(?<=[.!?:;,。！？؟…])\s*\n\s*/g, ' ')
      .replaceAll(/\s*\n\s*/g, ', ')
      .replaceAll(/[\\`*_[\]<>|~]|&(?=#?\w+;)/g, String.raw`\$&`)
      // There is no escape before a digit.
      .replace(/^(\s*\d*)([#+\-.)])(?=\s|$)/, String.raw`$1\$2`)
  )
}

function encode(letter: string): string {
  return `%${letter.codePointAt(0)?.toString(16).padStart(2, '0').toUpperCase() ?? ''}`
}
