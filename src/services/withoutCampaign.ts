import type { ServiceContext } from '../core/index.js'

// Click ids of Google, Meta, Microsoft, TikTok, X, LinkedIn, Pinterest, Yandex, Snapchat and of mailings; campaigns.
const CAMPAIGN =
  /^(gclid|gclsrc|gbraid|wbraid|dclid|gad_\w+|_gl|fbclid|msclkid|ttclid|twclid|li_fat_id|epik|yclid|sccid|igshid|mc_[ce]id|_hs(enc|mi)|_kx|(utm|mtm|pk|piwik|matomo|hsa)_\w+)$/i

/** An address without click ids and campaign parameters; whatever is no address stays as it is. */
export function withoutCampaign(address: string): string {
  const [path = '', hash] = address.split('#', 2)
  const [base = '', query] = path.split('?', 2)
  const kept = query?.split('&').filter((pair) => !CAMPAIGN.test(pair.split('=', 1)[0] ?? ''))
  return base + (kept?.length ? `?${kept.join('&')}` : '') + (hash === undefined ? '' : `#${hash}`)
}

/**
 * The page's address without them, when there are any and advertising is not granted: nobody agreed to be recognised
 * by a click on an advertisement. `null` when the address may be used as it is.
 */
export function pageWithoutCampaign({ globals, decision }: ServiceContext): string | null {
  const { location } = globals
  if (decision('marketing') === 'granted' || typeof location !== 'object' || location === null) return null
  const address = String(Reflect.get(location, 'href'))
  const clean = withoutCampaign(address)
  return clean === address ? null : clean
}
