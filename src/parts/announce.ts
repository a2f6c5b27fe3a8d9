const HIDDEN = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap'

/** Has assistive technology say a short text, politely and once, without moving the focus. */
export function announce(text: string): void {
  const region = document.createElement('div')
  region.role = 'status'
  // Spelled out, because a modal dialog hides everything but elements with this attribute.
  region.ariaLive = 'polite'
  region.style.cssText = HIDDEN
  document.body.append(region)
  // A region speaks when its text changes, so the text has to come after it.
  setTimeout(() => region.append(text), 100)
  setTimeout(() => region.remove(), 5000)
}
