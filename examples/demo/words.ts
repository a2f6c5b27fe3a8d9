import type { Locale } from 'fluxconsent'
import { en } from 'fluxconsent/locales/en'

/** English, with own words for a category: this site does not advertise, but the networks whose posts it shows do. */
export const english: Locale = {
  ...en,
  banner: {
    ...en.banner,
    purposes: { ...en.banner.purposes, marketing: 'social media' },
  },
  load: async () => {
    const { details, placeholder } = await en.load()
    const marketing = {
      label: 'Social media and marketing',
      description: 'Shows videos and posts of social networks, which use what they learn here for advertising.',
    }
    return { placeholder, details: { ...details, categories: { ...details.categories, marketing } } }
  },
}
