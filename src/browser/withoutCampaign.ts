// Click ids of Google, Meta, Microsoft, TikTok, X, LinkedIn, Reddit, Pinterest, Yandex, Snapchat, of networks and mailings;
// campaigns.
const CAMPAIGN =
  /([?&#])(\w{0,3}cl(ic)?k?id|gclsrc|[gw]braid|_gl|li_fat_id|rdt_cid|epik|sccid|bfcid|oppref|igshid|srsltid|mc_[ce]id|mkt_tok|_hs(enc|mi)|_kx|(gad|utm|mtm|pk|piwik|matomo|hsa)_\w+)(=[^&#]*)?(?=[&#]|$)/gi

/** An address without click ids and campaign parameters, in its query and behind `#`; `null` when it has none. */
export function withoutCampaign(address: string): string | null {
  const clean = address.replace(CAMPAIGN, '$1')
  // What went leaves its separators behind.
  return clean === address ? null : clean.replace(/([?&#])&+/g, '$1').replace(/[?&#]+(?=#|$)/g, '')
}
