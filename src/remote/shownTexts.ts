import type { Choice, ConsentStore, NoticeTexts } from '../core/index.js'

/** Where a choice is made, as the ready components mark themselves: parts that an app puts together have no mark. */
const LAYERS: { readonly [Method in Choice['method']]?: string } = {
  banner: '[data-consent-notice=banner],[data-consent-notice=modal]',
  preferences: '[data-consent-notice=preferences]',
}

/** The sentences of both layers. What the second one lists of each service are facts, which the record has already. */
const WORDS = ':scope>p,[data-consent-category]>h3,[data-consent-category]>p:not([data-consent-status])'

/**
 * The words of the ready layer in which a choice is made, as they stand on the page at this moment; `null` for every
 * other interface, whose words nobody here knows.
 *
 * Read from the page and not from the messages: what a translating browser made of them is what the person saw.
 */
export function shownTexts({ config }: ConsentStore, { method }: Choice): NoticeTexts | null {
  const selector = LAYERS[method]
  const layer = selector === undefined ? null : document.querySelector<HTMLElement>(selector)
  if (!layer) return null
  const textOf = (element: Element): string => element.textContent ?? ''
  const all = (query: string): readonly Element[] => [...layer.querySelectorAll(query)]
  return {
    language: layer.lang,
    variant: layer.dataset['consentNotice'] ?? '',
    policyVersion: config.policy.version,
    title: all('h2').map(textOf).join(' '),
    text: all(WORDS).map(textOf).join(' '),
    buttons: all('[data-consent-actions] [data-consent-action]').map((button) => ({
      action: button.getAttribute('data-consent-action') ?? '',
      text: textOf(button),
    })),
  }
}
