import { useSyncExternalStore } from 'react'

let isFirstPage = true

/** The path of the page that is shown. */
export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname)
}

/** Whether this page was reached by a link of the site, so that the focus has to move to it. */
export function hasNavigated(): boolean {
  return !isFirstPage
}

/** Follows links to pages of this site without loading them anew. */
export function followLinks(): void {
  document.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey)
      return
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || link.target || link.origin !== location.origin || link.hash) return
    event.preventDefault()
    isFirstPage = false
    history.pushState(null, '', link.href)
    dispatchEvent(new PopStateEvent('popstate'))
    scrollTo(0, 0)
  })
}

function subscribe(onChange: () => void): () => void {
  addEventListener('popstate', onChange)
  return () => removeEventListener('popstate', onChange)
}
