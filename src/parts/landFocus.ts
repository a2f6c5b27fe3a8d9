const PLACES = ['main,[role=main]', 'h1', 'body>:not(script,style,noscript,[data-consent-banner])']

/** Gives the focus to an element or, where it has fallen to the body, to the page's content. */
export function landFocus(wanted?: HTMLElement | null): void {
  // Whoever has moved on meanwhile is not pulled back.
  if (!wanted && document.activeElement !== document.body) return
  const target = wanted ?? PLACES.map((place) => document.querySelector<HTMLElement>(place)).find(Boolean)
  if (!target) return
  target.focus({ preventScroll: true })
  if (document.activeElement === target) return
  target.tabIndex = -1
  target.addEventListener('blur', () => target.removeAttribute('tabindex'), { once: true })
  target.focus({ preventScroll: true })
}
