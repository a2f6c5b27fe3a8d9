import { createConsent } from 'fluxconsent/browser'
import { remoteConsent, type ShownNotice } from 'fluxconsent/remote'
import { site } from './site.ts'

declare global {
  interface Window {
    readonly consent: { readonly store: typeof store; readonly remote: typeof remote; readonly errors: string[] }
    /** What an app may tell of its own interface; a test sets it before the page is there. */
    readonly notice?: () => Promise<ShownNotice>
  }
}

const remote = remoteConsent({ url: '/consent', notice: window.notice })
const store = createConsent(site)
remote(store)

const errors: string[] = []
store.onError((error) => errors.push(String(error)))
Object.assign(window, { consent: { store, remote, errors } })
document.documentElement.dataset['ready'] = 'true'
