import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Sütibeállítások',
  title: 'Sütik ezen a webhelyen',
  description:
    '{controller} sütiket és hasonló tárolókat szeretne használni a következő célokra: {purposes}. {thirdParties} Hátrány nélkül elutasíthatja.',
  thirdParties: { one: '{n} harmadik fél kap adatokat.', other: '{n} harmadik fél kap adatokat.' },
  withdrawal: 'Döntését bármikor módosíthatja itt: „{link}”.',
  acceptAll: 'Összes elfogadása',
  rejectAll: 'Összes elutasítása',
  openPreferences: 'Beállítások',
  close: 'Bezárás és az összes elutasítása',
  policy: 'Sütitájékoztató',
  purposes: {
    necessary: 'az Ön által kért szolgáltatás',
    functional: 'további funkciók',
    analytics: 'statisztika',
    marketing: 'hirdetés',
  },
}
