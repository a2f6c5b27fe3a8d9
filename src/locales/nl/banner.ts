import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Cookievoorkeuren',
  title: 'Cookies op deze website',
  description:
    '{controller} wil cookies en vergelijkbare opslag gebruiken voor {purposes}. {thirdParties} U kunt zonder nadeel weigeren.',
  thirdParties: { one: '{n} derde ontvangt gegevens.', other: '{n} derden ontvangen gegevens.' },
  withdrawal: 'U kunt uw keuze op elk moment wijzigen via ‘{link}’.',
  acceptAll: 'Alles accepteren',
  rejectAll: 'Alles weigeren',
  openPreferences: 'Voorkeuren',
  close: 'Sluiten en alles weigeren',
  policy: 'Cookiebeleid',
  purposes: {
    necessary: 'de dienst waar u om vroeg',
    functional: 'extra functies',
    analytics: 'statistieken',
    marketing: 'reclame',
  },
}
