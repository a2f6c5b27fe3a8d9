import { warnOnce, type ConsentStore } from '../core/index.js'
import { httpAddress } from './httpAddress.js'

/**
 * Says in development, once for each thing, what of a page's marked scripts and frames was not held back, and what will
 * never be let go.
 */
export function reviewMarkup({ config }: ConsentStore, nonce: string | undefined, said: Set<string>): void {
  // Of a category without services nobody is asked.
  const known = config.decidables
    .filter(({ required, services }) => required || services.length > 0)
    .map(({ id }) => id)
  for (const element of document.querySelectorAll<HTMLElement>('script[data-consent], iframe[data-consent]')) {
    const { consent: id = '', consentScript, src = element.getAttribute('src') ?? '' } = element.dataset
    const name = element.localName
    if (!known.includes(id)) warnOnce(said, 302, name, id, known.join(', '))
    else if (name === 'iframe' && element.hasAttribute('src') && element.dataset['src'] === undefined)
      warnOnce(said, 303, name, id, 'Write its address as data-src, and no src.')
    else if (name === 'script' && element.getAttribute('type') !== 'text/plain' && consentScript === undefined)
      warnOnce(said, 303, name, id, 'Write type="text/plain" on it.')
    else if (src && httpAddress(src) === null) warnOnce(said, 305, name, id, src)
    else if (name === 'script' && consentScript === undefined && nonce !== undefined && element.nonce !== nonce)
      warnOnce(said, 304, id, (src || element.textContent).trim().slice(0, 60))
  }
}
