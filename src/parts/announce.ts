const HIDDEN = 'position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap'

/** What a text is in: the texts of a language know it. */
export interface Spoken {
  /** BCP 47 tag. */
  readonly tag: string
  readonly dir: string
}

/**
 * Has assistive technology say a short text, politely and once, without moving the focus.
 *
 * @param look whether it is to be seen as well, as a `[data-consent-toast]` that goes by itself. @default 'heard'
 */
export function announce(text: string, { tag, dir }: Spoken, look: 'heard' | 'seen' = 'heard'): void {
  const region = document.createElement('div')
  region.lang = tag
  region.dir = dir
  region.setAttribute('role', 'status')
  // Spelled out, because a modal dialog hides everything but elements with this attribute.
  region.setAttribute('aria-live', 'polite')
  if (look === 'seen') region.dataset['consentToast'] = ''
  else region.style.cssText = HIDDEN
  document.body.append(region)
  // A region speaks when its text changes, so the text has to come after it.
  setTimeout(() => region.append(text), 100)
  setTimeout(() => region.remove(), 5000)
}
