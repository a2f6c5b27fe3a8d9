import { createConsent } from 'fluxconsent/browser'
import { remoteConsent } from 'fluxconsent/remote'
import { agreementsKey } from '../../src/core/forms.ts'
import { createAgreementStore } from '../../src/policy/createAgreementStore.ts'
import { site } from './site.ts'

const remote = remoteConsent({ url: '/consent' })
const store = createConsent(site)
// A page of the site that has no remote.
if (!location.search.includes('alone')) remote(store)

declare global {
  interface Window {
    readonly consent: { readonly store: typeof store; readonly remote: typeof remote; readonly errors: string[] }
    readonly agreements: ReturnType<typeof createAgreementStore>
  }
}

const errors: string[] = []
store.onError((error) => errors.push(String(error)))
const agreements = createAgreementStore(agreementsKey(site.cookie.name))
Object.assign(window, { consent: { store, remote, errors }, agreements })
document.documentElement.dataset['ready'] = 'true'
