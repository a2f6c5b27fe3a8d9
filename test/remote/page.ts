import { createConsent } from 'fluxconsent/browser'
import { remoteConsent } from 'fluxconsent/remote'
import { site } from './site.ts'

const remote = remoteConsent({ url: '/consent' })
const store = createConsent(site)
remote(store)

declare global {
  interface Window {
    readonly consent: { readonly store: typeof store; readonly remote: typeof remote; readonly errors: string[] }
  }
}

const errors: string[] = []
store.onError((error) => errors.push(String(error)))
Object.assign(window, { consent: { store, remote, errors } })
document.documentElement.dataset['ready'] = 'true'
