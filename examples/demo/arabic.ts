import type { Locale } from 'fluxconsent'
import { ar } from 'fluxconsent/locales/ar'
import { withMarketing } from './words.ts'

/** Arabic, which is read from right to left. */
export const arabic: Locale = withMarketing(ar, {
  purpose: 'الشبكات الاجتماعية',
  label: 'الشبكات الاجتماعية والتسويق',
  description: 'تعرض مقاطع فيديو ومنشورات من الشبكات الاجتماعية، التي تستخدم ما تعرفه هنا لأغراض الإعلان.',
})
