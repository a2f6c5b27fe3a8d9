/**
 * Measures an element as it is while nobody points at it, and after its transitions: where it is not so now, on a copy
 * in its place, which the pointer has not found yet.
 */
export function atRest<Value>(element: Element, measure: (element: Element) => Value): Value {
  const copy = element.cloneNode(true)
  const isResting = !element.matches(':hover') && element.getAnimations().length === 0
  if (isResting || !(copy instanceof Element)) return measure(element)
  const focused = document.activeElement
  element.replaceWith(copy)
  try {
    return measure(copy)
  } finally {
    copy.replaceWith(element)
    // What leaves the page, be it for a moment, loses the focus.
    if (focused instanceof HTMLElement && focused !== document.activeElement) focused.focus({ preventScroll: true })
  }
}
