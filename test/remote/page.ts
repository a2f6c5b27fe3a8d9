import { createConsent } from 'fluxconsent/browser'
import { remoteConsent, type ShownNotice } from 'fluxconsent/remote'
import { agreementsKey } from '../../src/core/forms.ts'
import { createAgreementStore } from '../../src/policy/createAgreementStore.ts'
import { site } from './site.ts'

declare global {
  interface Window {
    readonly consent: { readonly store: typeof store; readonly remote: typeof remote; readonly errors: string[] }
    readonly agreements: ReturnType<typeof createAgreementStore>
    // What a test sets before the page is there: where the API is, and what the app tells of its own interface.
    readonly api?: string
    readonly credentials?: 'include' | 'omit'
    readonly notice?: () => Promise<ShownNotice>
  }
}

const { api = '/consent', credentials, notice } = window
const remote = remoteConsent({ url: api, credentials, notice })
const store = createConsent(site)
remote.subscribe(() => {
  document.documentElement.dataset['synced'] = 'true'
})
// A page of the site may have no remote.
if (!location.search.includes('alone')) remote(store)

const errors: string[] = []
store.onError((error) => errors.push(String(error)))
const agreements = createAgreementStore(agreementsKey(site.cookie.name))
Object.assign(window, { consent: { store, remote, errors }, agreements })
document.documentElement.dataset['ready'] = 'true'
