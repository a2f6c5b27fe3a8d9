import type { Locale } from 'fluxconsent'
import { en } from 'fluxconsent/locales/en'

/** What a language calls a category, and what its purpose is within a sentence. */
interface OwnWords {
  readonly purpose: string
  readonly label: string
  readonly description: string
}

/** A language with own words for a category: this site does not advertise, but the networks whose posts it shows do. */
function withMarketing(locale: Locale, { purpose, label, description }: OwnWords): Locale {
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

/** Loads Romanian, the language of the site's country. */
export async function loadRomanian(): Promise<Locale> {
  const { ro } = await import('fluxconsent/locales/ro')
  return withMarketing(ro, {
    purpose: 'rețele sociale',
    label: 'Rețele sociale și marketing',
    description:
      'Afișează videoclipuri și postări din rețelele sociale, care folosesc ceea ce află aici pentru publicitate.',
  })
}

/** Loads Arabic, which is read from right to left. */
export async function loadArabic(): Promise<Locale> {
  const { ar } = await import('fluxconsent/locales/ar')
  return withMarketing(ar, {
    purpose: 'الشبكات الاجتماعية',
    label: 'الشبكات الاجتماعية والتسويق',
    description: 'تعرض مقاطع فيديو ومنشورات من الشبكات الاجتماعية، التي تستخدم ما تعرفه هنا لأغراض الإعلان.',
  })
}
