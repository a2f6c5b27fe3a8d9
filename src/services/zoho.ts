import type { Provider, Transfer } from '../core/index.js'

/** Where an account of Zoho lives: it decides on the hosts. */
export type ZohoRegion = 'com' | 'eu' | 'in' | 'com.au' | 'jp'

/** Who receives what people in the EEA do on a product of Zoho. */
export const ZOHO: Provider = {
  name: 'Zoho Corporation B.V.',
  country: 'NL',
  privacyUrl: 'https://www.zoho.com/privacy.html',
}

/** Zoho's own staff works from India, wherever the data is stored. */
export const ZOHO_TRANSFER: Transfer = {
  country: 'IN',
  safeguard: 'scc',
  url: 'https://www.zoho.com/privacy/transfer-data-out-of-eea.html',
}
