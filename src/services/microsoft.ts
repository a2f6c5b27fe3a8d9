import type { Provider, StoredItem, Transfer } from '../core/index.js'
import { itemsOf } from './itemsOf.js'

/** Who receives what people in the EEA do on a site that uses Microsoft's advertising or Clarity. */
export const MICROSOFT: Provider = {
  name: 'Microsoft Ireland Operations Limited',
  country: 'IE',
  privacyUrl: 'https://www.microsoft.com/privacy/privacystatement',
  optOutUrl: 'https://account.microsoft.com/privacy/ad-settings',
}

/** Microsoft Corporation is certified under the EU-US Data Privacy Framework. */
export const MICROSOFT_TRANSFER: Transfer = {
  country: 'US',
  safeguard: 'dpf',
  url: 'https://www.microsoft.com/privacy/privacystatement#mainnoticetoendusersmodule',
}

/** What Microsoft's own domain keeps for the services on other sites. */
export function microsoftItems(domain: string): readonly StoredItem[] {
  return itemsOf(domain, [
    { name: 'MUID', lifetime: 'P390D', purpose: 'visitor-id' },
    { name: 'MR', lifetime: 'P7D', purpose: 'visitor-id' },
  ])
}
