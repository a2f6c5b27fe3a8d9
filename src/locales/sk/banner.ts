import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Nastavenia cookies',
  title: 'Cookies na tomto webe',
  description:
    '{controller} chce používať cookies a podobné úložiská na tieto účely: {purposes}. {thirdParties} Môžete odmietnuť bez akejkoľvek nevýhody.',
  thirdParties: {
    one: '{n} tretia strana získava údaje.',
    few: '{n} tretie strany získavajú údaje.',
    other: '{n} tretích strán získava údaje.',
  },
  withdrawal: 'Svoju voľbu môžete kedykoľvek zmeniť pod odkazom „{link}“.',
  acceptAll: 'Prijať všetko',
  rejectAll: 'Odmietnuť všetko',
  openPreferences: 'Nastavenia',
  close: 'Zavrieť a odmietnuť všetko',
  policy: 'Zásady používania cookies',
  purposes: {
    necessary: 'služba, o ktorú ste požiadali',
    functional: 'ďalšie funkcie',
    analytics: 'štatistika',
    marketing: 'reklama',
  },
}
