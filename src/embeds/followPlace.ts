import { landFocus } from '../parts/lazy.js'

/** How long what comes in place of something is waited for, in milliseconds. */
const PATIENCE = 10_000

/**
 * Gives the focus to what comes in place of an element that is about to go, and to what comes in place of that: a gate
 * may show first that its content is on its way. Whoever goes on meanwhile is not pulled back.
 */
export function followPlace({ parentNode, previousSibling, nextSibling }: Element): void {
  let landed: Element | null = null
  const observer = new MutationObserver(() => {
    if (document.activeElement !== document.body) return
    let next = previousSibling ? previousSibling.nextSibling : parentNode?.firstChild
    while (next && next !== nextSibling && !(next instanceof HTMLElement)) next = next.nextSibling
    if (!(next instanceof HTMLElement) || next === nextSibling) return
    landed = next
    landFocus(next)
  })
  const stop = (): void => {
    clearTimeout(timer)
    observer.disconnect()
    document.removeEventListener('focusin', notice)
  }
  const notice = ({ target }: FocusEvent): void => {
    if (target !== landed) stop()
  }
  const timer = setTimeout(stop, PATIENCE)
  document.addEventListener('focusin', notice)
  if (parentNode) observer.observe(parentNode, { childList: true })
}
