// Click ids of Google, Meta, Microsoft, TikTok, X, LinkedIn, Pinterest, Yandex, Snapchat and of mailings; campaigns.
const CAMPAIGN =
  /([?&])(\w{0,3}clk?id|gclsrc|[gw]braid|_gl|li_fat_id|epik|sccid|igshid|mc_[ce]id|_hs(enc|mi)|_kx|(gad|utm|mtm|pk|piwik|matomo|hsa)_\w+)(=[^&]*)?(?=&|$)/gi

/** An address without click ids and campaign parameters; `null` when it has none. */
export function withoutCampaign(address: string): string | null {
  const [page = '', ...hash] = address.split('#')
  const clean = page.replace(CAMPAIGN, '$1')
  // What went leaves its separators behind.
  return clean === page ? null : [clean.replace(/([?&])&+/g, '$1').replace(/[?&]$/, ''), ...hash].join('#')
}
