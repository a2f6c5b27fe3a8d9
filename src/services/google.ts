import type { Provider, Transfer } from '../core/index.js'

/** Who receives what people in the EEA, the UK and Switzerland do on a Google product. */
export const GOOGLE: Provider = {
  name: 'Google Ireland Limited',
  country: 'IE',
  privacyUrl: 'https://policies.google.com/privacy',
}

/** Google LLC is certified under the EU-US Data Privacy Framework. */
export const GOOGLE_TRANSFER: Transfer = {
  country: 'US',
  safeguard: 'dpf',
  url: 'https://policies.google.com/privacy/frameworks',
}
