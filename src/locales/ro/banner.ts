import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Preferințe pentru cookie-uri',
  title: 'Cookie-uri pe acest site',
  description:
    '{controller} dorește să folosească cookie-uri și stocare similară pentru {purposes}. {thirdParties} Puteți refuza fără niciun dezavantaj.',
  thirdParties: {
    one: '{n} terț primește date.',
    few: '{n} terți primesc date.',
    other: '{n} de terți primesc date.',
  },
  withdrawal: 'Vă puteți schimba alegerea oricând la „{link}”.',
  acceptAll: 'Accept toate',
  rejectAll: 'Refuz toate',
  openPreferences: 'Preferințe',
  close: 'Închide și refuză toate',
  policy: 'Politica de cookie-uri',
  purposes: {
    necessary: 'serviciul pe care l-ați cerut',
    functional: 'funcții suplimentare',
    analytics: 'statistici',
    marketing: 'publicitate',
  },
}
