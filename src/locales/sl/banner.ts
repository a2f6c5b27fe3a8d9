import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Nastavitve piškotkov',
  title: 'Piškotki na tem spletnem mestu',
  description:
    '{controller} želi uporabljati piškotke in podobno shranjevanje za te namene: {purposes}. {thirdParties} Zavrnete lahko brez negativnih posledic.',
  thirdParties: {
    one: 'Podatke prejme {n} tretja oseba.',
    two: 'Podatke prejmeta {n} tretji osebi.',
    few: 'Podatke prejmejo {n} tretje osebe.',
    other: 'Podatke prejme {n} tretjih oseb.',
  },
  withdrawal: 'Svojo izbiro lahko kadar koli spremenite pod povezavo »{link}«.',
  acceptAll: 'Sprejmi vse',
  rejectAll: 'Zavrni vse',
  openPreferences: 'Nastavitve',
  close: 'Zapri in zavrni vse',
  policy: 'Politika piškotkov',
  purposes: {
    necessary: 'storitev, ki ste jo zahtevali',
    functional: 'dodatne funkcije',
    analytics: 'statistika',
    marketing: 'oglaševanje',
  },
}
