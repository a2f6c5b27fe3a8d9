/** What the compiler of the stories has found in the source of a component. */
export interface ComponentDocs {
  /** Its TSDoc as Markdown: examples become code, other tags paragraphs. */
  readonly description: string
  /** Whether it has props of its own, beside those of its element. */
  readonly hasProps: boolean
}

/** Reads what is known about a component. Returns an empty text for one without TSDoc. */
export function readDocs(component: unknown): ComponentDocs {
  const docs = propertyOf(component, '__docgenInfo')
  const description = propertyOf(docs, 'description')
  const props = propertyOf(docs, 'props')
  return {
    description: typeof description === 'string' ? toMarkdown(description) : '',
    hasProps: typeof props === 'object' && props !== null && Object.keys(props).length > 0,
  }
}

function propertyOf(value: unknown, name: string): unknown {
  const isKnown = (typeof value === 'object' || typeof value === 'function') && value !== null
  return isKnown ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined
}

const LABELS: Readonly<Record<string, string>> = { see: 'See', throws: 'Throws' }

function toMarkdown(tsdoc: string): string {
  const [text = '', ...tags] = tsdoc.replaceAll(/\{@link (\w+)\}/g, '`$1`').split(/^@(?=\w)/m)
  return [text, ...tags.map(tagText)].join('\n\n')
}

function tagText(tag: string): string {
  const [, name = '', text = ''] = /^(\w+)\s*([\s\S]*)$/.exec(tag) ?? []
  return name === 'example' ? `\`\`\`tsx\n${text.trim()}\n\`\`\`` : `*${LABELS[name] ?? name}* ${text}`
}
