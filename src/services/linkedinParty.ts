import type { Provider, StoredItem, Transfer } from '../core/index.js'
import { itemsOf } from './itemsOf.js'

/** Who receives what people in the EEA do on a product of LinkedIn. */
export const LINKEDIN: Provider = {
  name: 'LinkedIn Ireland Unlimited Company',
  country: 'IE',
  privacyUrl: 'https://www.linkedin.com/legal/privacy-policy',
  optOutUrl: 'https://www.linkedin.com/psettings/guest-controls',
}

/** LinkedIn Corporation relies on standard contractual clauses. */
export const LINKEDIN_TRANSFER: Transfer = {
  country: 'US',
  safeguard: 'scc',
  url: 'https://www.linkedin.com/help/linkedin/answer/a1343190',
}

/** What LinkedIn's own domain keeps. */
export function linkedinItems(): readonly StoredItem[] {
  return itemsOf('linkedin.com', [
    { name: 'bcookie', lifetime: 'P1Y', purpose: 'visitor-id' },
    { name: 'bscookie', lifetime: 'P1Y', purpose: 'security' },
    { name: 'li_gc', lifetime: 'P6M', purpose: 'consent-choice' },
    { name: 'li_sugr', lifetime: 'P90D', purpose: 'ad-attribution' },
    { name: 'UserMatchHistory', lifetime: 'P30D', purpose: 'advertising' },
    { name: 'AnalyticsSyncHistory', lifetime: 'P30D', purpose: 'advertising' },
    { name: 'lidc', lifetime: 'PT24H', purpose: 'load-balancing' },
  ])
}
