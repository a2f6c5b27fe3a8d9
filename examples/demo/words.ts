import type { Locale } from 'fluxconsent'
import { en } from 'fluxconsent/locales/en'

/** What a language calls a category, and what its purpose is within a sentence. */
interface OwnWords {
  readonly purpose: string
  readonly label: string
  readonly description: string
}

/** A language with own words for a category: this site does not advertise, but the networks whose posts it shows do. */
export function withMarketing(locale: Locale, { purpose, label, description }: OwnWords): Locale {
  return {
    ...locale,
    banner: { ...locale.banner, purposes: { ...locale.banner.purposes, marketing: purpose } },
    load: async () => {
      const { details, placeholder } = await locale.load()
      const categories = { ...details.categories, marketing: { label, description } }
      return { placeholder, details: { ...details, categories } }
    },
  }
}

/** English, which the pages of the demo are in. */
export const english: Locale = withMarketing(en, {
  purpose: 'social media',
  label: 'Social media and marketing',
  description: 'Shows videos and posts of social networks, which use what they learn here for advertising.',
})
