import type { Locale } from 'fluxconsent'
import { ro } from 'fluxconsent/locales/ro'
import { withMarketing } from './words.ts'

/** Romanian, the language of the site's country. */
export const romanian: Locale = withMarketing(ro, {
  purpose: 'rețele sociale',
  label: 'Rețele sociale și marketing',
  description:
    'Afișează videoclipuri și postări din rețelele sociale, care folosesc ceea ce află aici pentru publicitate.',
})
