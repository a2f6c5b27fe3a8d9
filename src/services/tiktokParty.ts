import type { Provider, Transfer } from '../core/index.js'

/** Who receives what people in the EEA do on a product of TikTok; jointly with its sister company in London. */
export const TIKTOK: Provider = {
  name: 'TikTok Technology Limited',
  country: 'IE',
  privacyUrl: 'https://www.tiktok.com/legal/page/eea/privacy-policy/en',
}

/** Staff in several countries reach the data, China among them; TikTok relies on standard contractual clauses. */
export const TIKTOK_TRANSFER: Transfer = {
  country: 'CN',
  safeguard: 'scc',
  url: 'https://www.tiktok.com/legal/page/eea/privacy-policy/en',
}
