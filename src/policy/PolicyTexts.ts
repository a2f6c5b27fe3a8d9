import type { BannerMessages, Locale, LocaleDetails, LocalePolicy } from '../core/index.js'

/** All texts of a language. Plain data: a server may hand them to the browser. */
export interface PolicyTexts extends LocaleDetails<string>, LocalePolicy {
  /** BCP 47 tag. */
  readonly tag: string
  readonly dir: 'ltr' | 'rtl'
  readonly banner: BannerMessages
}

/**
 * Loads what the policy needs of a language. Rejects when a chunk cannot be loaded.
 *
 * @example
 * const texts = await loadPolicyTexts(en)
 * <CookiePolicy texts={texts} />
 */
export async function loadPolicyTexts(locale: Locale<string>): Promise<PolicyTexts> {
  const { tag, dir, banner } = locale
  const [{ details, placeholder }, { policy }] = await Promise.all([locale.load(), locale.loadPolicy()])
  return { tag, dir, banner, details, placeholder, policy }
}
