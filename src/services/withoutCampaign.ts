import type { ServiceContext } from '../core/index.js'

// Click ids of Google, Meta, Microsoft, TikTok, X, LinkedIn, Pinterest, Yandex, Snapchat and of mailings; campaigns.
const CAMPAIGN =
  /([?&])(\w{0,3}clk?id|gclsrc|[gw]braid|_gl|li_fat_id|epik|sccid|igshid|mc_[ce]id|_hs(enc|mi)|_kx|(gad|utm|mtm|pk|piwik|matomo|hsa)_\w+)(=[^&]*)?(?=&|$)/gi

/** An address without click ids and campaign parameters; whatever is no address stays as it is. */
export function withoutCampaign(address: string): string {
  const [page = '', ...hash] = address.split('#')
  const clean = page.replace(CAMPAIGN, '$1')
  // What went leaves its separators behind.
  return [clean === page ? page : clean.replace(/([?&])&+/g, '$1').replace(/[?&]$/, ''), ...hash].join('#')
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
