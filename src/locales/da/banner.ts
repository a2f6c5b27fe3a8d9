import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Cookieindstillinger',
  title: 'Cookies på dette websted',
  description:
    '{controller} vil gerne bruge cookies og lignende lagring til {purposes}. {thirdParties} Du kan afvise uden ulempe.',
  thirdParties: { one: '{n} tredjepart modtager oplysninger.', other: '{n} tredjeparter modtager oplysninger.' },
  withdrawal: 'Du kan til enhver tid ændre dit valg under »{link}«.',
  acceptAll: 'Acceptér alle',
  rejectAll: 'Afvis alle',
  openPreferences: 'Præferencer',
  close: 'Luk og afvis alle',
  policy: 'Cookiepolitik',
  purposes: {
    necessary: 'den tjeneste, du har bedt om',
    functional: 'ekstra funktioner',
    analytics: 'statistik',
    marketing: 'annoncering',
  },
}
