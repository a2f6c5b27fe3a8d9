import type { PolicyBlock, PolicyFact, PolicyLink, PolicySection, PolicyText } from './PolicyDocument.js'

type Piece = string | PolicyLink

/** A message with its `{facts}` filled in, some of which may be links. */
export function writeText(message: string, facts: Readonly<Record<string, Piece>> = {}): PolicyText {
  return message
    .split(/(\{\w+\})/)
    .map((piece) => (piece.startsWith('{') ? (facts[piece.slice(1, -1)] ?? piece) : piece))
    .filter((piece) => piece !== '')
}

/** A paragraph of one or more sentences. */
export function paragraph(...sentences: readonly (PolicyText | string)[]): PolicyBlock {
  const texts = sentences.filter((each) => each.length > 0).map((each) => (typeof each === 'string' ? [each] : each))
  const text = texts.flatMap((pieces, index): PolicyText => (index > 0 ? [' ', ...pieces] : pieces))
  return { kind: 'text', text }
}

/** A fact; none where there is nothing to say. */
export function fact(
  key: string,
  name: string,
  value: PolicyText | Piece | undefined | null | false,
): readonly PolicyFact[] {
  if (!value) return []
  const text = isText(value) ? value : [value]
  return text.length > 0 ? [{ key, name, value: text }] : []
}

/** A section; none where nothing stands in it. */
export function section(
  id: PolicySection['id'],
  title: string,
  blocks: readonly PolicyBlock[],
  sections: readonly PolicySection[] = [],
): readonly PolicySection[] {
  const filled = blocks.filter((block) => !isEmpty(block))
  return filled.length + sections.length > 0 ? [{ id, title, blocks: filled, sections }] : []
}

/** Values behind one another, as a language writes a list. */
export function listOf(values: readonly Piece[], tag: string): PolicyText {
  const marks = values.map((_, index) => String(index))
  // The language joins the marks, so that a value may be a link.
  return new Intl.ListFormat(tag, { type: 'unit' })
    .formatToParts(marks)
    .map(({ type, value }) => (type === 'element' ? (values[Number(value)] ?? '') : value))
}

function isText(value: PolicyText | Piece): value is PolicyText {
  return Array.isArray(value)
}

function isEmpty(block: PolicyBlock): boolean {
  if (block.kind === 'text') return block.text.length === 0
  if (block.kind === 'facts') return block.facts.length === 0
  if (block.kind === 'list') return block.items.length === 0
  return block.kind === 'table' && block.rows.length === 0
}
