import type { PolicySectionId } from '../core/index.js'

/** A word of a text that leads somewhere. */
export interface PolicyLink {
  readonly text: string
  readonly href: string
}

/** A text, piece by piece. */
export type PolicyText = readonly (string | PolicyLink)[]

/** A fact with its name. The key is the same in every language. */
export interface PolicyFact {
  readonly key: string
  readonly name: string
  readonly value: PolicyText
}

/** One item of a list. */
export interface PolicyItem {
  readonly key: string
  readonly text: PolicyText
}

/** One row of a table, with one cell for every column; the first names the row. */
export interface PolicyRow {
  readonly key: string
  readonly cells: readonly PolicyText[]
}

/** What a section is made of. */
export type PolicyBlock =
  | { readonly kind: 'text'; readonly text: PolicyText }
  | { readonly kind: 'facts'; readonly facts: readonly PolicyFact[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly PolicyItem[] }
  | {
      readonly kind: 'table'
      readonly caption: string
      readonly columns: readonly { readonly key: string; readonly name: string }[]
      readonly rows: readonly PolicyRow[]
    }
  /** Where the choice can be changed: the controls themselves on a page, a way to them elsewhere. */
  | { readonly kind: 'choice'; readonly link: PolicyLink }

/** A section. Its id is the anchor of its heading. */
export interface PolicySection {
  readonly id: `policy-${PolicySectionId}${'' | `-${string}`}`
  readonly title: string
  readonly blocks: readonly PolicyBlock[]
  readonly sections: readonly PolicySection[]
}

/** The whole policy, before it becomes HTML, Markdown or JSON: so that the three cannot disagree. */
export interface PolicyDocument {
  /** BCP 47 tag. */
  readonly language: string
  readonly dir: 'ltr' | 'rtl'
  readonly title: string
  readonly version: string
  /** ISO 8601 date of this version. */
  readonly updated: string
  /** The two in a sentence. */
  readonly edition: string
  readonly sections: readonly PolicySection[]
}
