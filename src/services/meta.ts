import type { Provider, Role, Transfer } from '../core/index.js'

/** Who receives what people in the EEA do on a product of Meta. */
export const META: Provider = {
  name: 'Meta Platforms Ireland Limited',
  country: 'IE',
  privacyUrl: 'https://www.facebook.com/privacy/policy/',
  optOutUrl: 'https://www.facebook.com/adpreferences/',
}

/** Site and Meta decide together on what plugins and the pixel collect (Court of Justice, C-40/17). */
export const META_ROLE: Role = { kind: 'joint', url: 'https://www.facebook.com/legal/controller_addendum' }

/** Meta Platforms, Inc. is certified under the EU-US Data Privacy Framework. */
export const META_TRANSFER: Transfer = {
  country: 'US',
  safeguard: 'dpf',
  url: 'https://www.facebook.com/privacy/policies/data_privacy_framework',
}
