import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Nastavení cookies',
  title: 'Cookies na tomto webu',
  description:
    '{controller} chce používat cookies a podobná úložiště pro tyto účely: {purposes}. {thirdParties} Můžete odmítnout bez jakékoli nevýhody.',
  thirdParties: {
    one: '{n} třetí strana získává údaje.',
    few: '{n} třetí strany získávají údaje.',
    other: '{n} třetích stran získává údaje.',
  },
  withdrawal: 'Svou volbu můžete kdykoli změnit pod odkazem „{link}“.',
  acceptAll: 'Přijmout vše',
  rejectAll: 'Odmítnout vše',
  openPreferences: 'Nastavení',
  close: 'Zavřít a odmítnout vše',
  policy: 'Zásady používání cookies',
  purposes: {
    necessary: 'služba, o kterou jste požádali',
    functional: 'další funkce',
    analytics: 'statistika',
    marketing: 'reklama',
  },
}
