import { ConsentProvider } from 'fluxconsent'
import type { ConsentConfig } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { CookiePolicy, loadPolicyTexts, renderPolicy } from 'fluxconsent/policy'
import { renderToString } from 'react-dom/server'

/** The policy of a config as a person reads it, in each form: without tags, marks and line breaks. */
export async function formatsOf(
  config: ConsentConfig,
): Promise<Readonly<Record<'html' | 'markdown' | 'json', string>>> {
  const texts = await loadPolicyTexts(en)
  const html = renderToString(
    <ConsentProvider config={config}>
      <CookiePolicy texts={texts} />
    </ConsentProvider>,
  )
  const markdown = await renderPolicy(config, { messages: en, format: 'markdown' })
  const json: unknown = JSON.parse(await renderPolicy(config, { messages: en, format: 'json' }))
  return {
    html: plain(
      html
        .replaceAll('<!-- -->', '')
        .replaceAll(/<(?!\/?a\b)[^>]*>/g, ' ')
        .replaceAll(/<[^>]*>/g, ''),
    ),
    markdown: plain(
      markdown
        .replaceAll(/(?<!\\)\[((?:\\.|[^\]\\])*)\]\([^)]*\)/g, '$1')
        .replaceAll(/\*\*(.+?)(:?)\*\*/g, '$1')
        .replaceAll(/^\s*(\||[-#]+ |\d+\. )/gm, ' ')
        .replaceAll(/ \|( |$)/gm, ' ')
        .replaceAll(/\\(.)/g, '$1'),
    ),
    json: plain(sentencesOf(json).join(' ')),
  }
}

/** The sentences of a policy document: what a person would read, each text with the words of its links. */
export function sentencesOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) {
    const isText = value.length > 0 && value.every((each) => typeof each === 'string' || isLink(each))
    return isText ? [value.map((each) => (isLink(each) ? each.text : each)).join('')] : value.flatMap(sentencesOf)
  }
  if (typeof value !== 'object' || value === null) return []
  const { title, edition, caption, name, ...rest }: Record<string, unknown> = { ...value }
  const own = [title, edition, caption, name].filter((each) => typeof each === 'string')
  return [...own, ...Object.values(rest).flatMap(sentencesOf)]
}

function isLink(value: unknown): value is { text: string; href: string } {
  return typeof value === 'object' && value !== null && 'href' in value && 'text' in value
}

function plain(text: string): string {
  return text
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
}
