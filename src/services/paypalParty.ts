import type { Provider, ServiceHosts, ServiceScript, StoredItem, Transfer } from '../core/index.js'
import { checkedOption } from './checkedOption.js'
import { itemsOf } from './itemsOf.js'

/** Who receives what people in the EEA do at PayPal. */
export const PAYPAL: Provider = {
  name: 'PayPal (Europe) S.à r.l. et Cie, S.C.A.',
  country: 'LU',
  privacyUrl: 'https://www.paypal.com/webapps/mpp/ua/privacy-full',
}

/** PayPal has binding corporate rules. */
export const PAYPAL_TRANSFER: Transfer = {
  country: 'US',
  safeguard: 'bcr',
  url: 'https://www.paypal.com/uk/webapps/mpp/ua/bcr',
}

/** What a page needs for PayPal's script. */
export const PAYPAL_HOSTS: ServiceHosts = {
  script: ['https://www.paypal.com', 'https://www.paypalobjects.com'],
  connect: ['https://www.paypal.com'],
  frame: ['https://www.paypal.com'],
  img: ['https://www.paypalobjects.com'],
}

/** What PayPal's script and its own domain keep. */
export function paypalItems(): readonly StoredItem[] {
  return [
    ...itemsOf('paypal.com', [
      { name: 'ts', lifetime: 'P3Y', purpose: 'fraud-prevention' },
      { name: 'ts_c', lifetime: 'P3Y', purpose: 'fraud-prevention' },
      { name: 'enforce_policy', lifetime: 'P1Y', purpose: 'consent-choice' },
      { name: 'l7_az', lifetime: 'P1D', purpose: 'load-balancing' },
      { name: 'nsid', lifetime: 'session', purpose: 'session-state' },
      { name: 'x-pp-s', lifetime: 'session', purpose: 'security' },
      { name: 'tsrce', lifetime: 'P3D', purpose: 'fraud-prevention' },
      { name: 'LANG', lifetime: 'P1D', purpose: 'language' },
    ]),
    // It stays until somebody deletes it; the longest of PayPal's own lifetimes stands in for "no end".
    { name: '__paypal_storage__', kind: 'local', lifetime: 'P3Y', purpose: 'session-state' },
  ]
}

/**
 * PayPal's script with one of its components.
 *
 * @throws error 113 when the client id is none
 */
export function paypalScript(service: string, clientId: string, component: 'buttons' | 'messages'): ServiceScript {
  const client = checkedOption(service, 'clientId', clientId, /^[\w-]{16,128}$/)
  return { src: `https://www.paypal.com/sdk/js?client-id=${client}&components=${component}` }
}
