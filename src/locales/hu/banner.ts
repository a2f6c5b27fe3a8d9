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
  notice: {
    description:
      '{controller} sütiket és hasonló tárolókat használ a következő célokra: {purposes}. {thirdParties} Hátrány nélkül letilthatja.',
    optOut: 'Letiltás',
    acknowledge: 'Értem',
    close: 'Bezárás',
    honoured: 'Böngészője letiltotta ezeket az Ön nevében. Ezt tiszteletben tartjuk.',
  },
  purposes: {
    necessary: 'az Ön által kért szolgáltatás',
    functional: 'további funkciók',
    analytics: 'statisztika',
    marketing: 'hirdetés',
  },
}
