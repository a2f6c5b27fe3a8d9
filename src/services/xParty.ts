import type { Provider, Transfer } from '../core/index.js'

/** Who receives what people in the EEA and the UK do on a product of X. */
export const X: Provider = {
  name: 'X Internet Unlimited Company',
  country: 'IE',
  privacyUrl: 'https://x.com/en/privacy',
  optOutUrl: 'https://x.com/settings/ads_preferences',
}

/** X Corp. relies on standard contractual clauses. */
export const X_TRANSFER: Transfer = { country: 'US', safeguard: 'scc', url: 'https://x.com/en/privacy' }
