const OPENER = '[data-consent-action="open"]'

/** Remembers which control has the focus; the returned function finds it again, even if it was mounted anew. */
export function rememberFocus(): () => HTMLElement | null {
  const element = document.activeElement
  const before = openers()
  const place = before.findIndex((opener) => opener === element)
  return () => {
    if (!(element instanceof HTMLElement) || element === document.body) return null
    if (element.isConnected) return element
    const named = element.id ? document.getElementById(element.id) : null
    // With as many openers as before, the one in its place is the same control.
    return named ?? (openers().length === before.length ? (openers()[place] ?? null) : null)
  }
}

function openers(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>(OPENER)]
}
