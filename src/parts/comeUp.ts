import { announce } from './announce.js'

/**
 * Announces a layer that has come up late, and scrolls the page where the layer came to lie over what has the focus.
 *
 * @see WCAG 2.2, 2.4.11: what has the focus is not hidden
 */
export function comeUp(layer: Element, text: string): void {
  announce(text, { tag: layer.getAttribute('lang') ?? '', dir: layer.getAttribute('dir') ?? '' })
  const { activeElement: focused, body } = document
  if (!focused || focused === body || layer.contains(focused) || !isOver(layer, focused)) return
  // Once with the room that the theme keeps free; at the top, where no layer is, if that was not enough.
  focused.scrollIntoView({ block: 'nearest' })
  if (isOver(layer, focused)) focused.scrollIntoView({ block: 'start' })
}

function isOver(layer: Element, element: Element): boolean {
  const [over, under] = [layer.getBoundingClientRect(), element.getBoundingClientRect()]
  const isBeside = under.bottom <= over.top || under.top >= over.bottom
  return !isBeside && under.right > over.left && under.left < over.right
}
