import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Cookieinställningar',
  title: 'Cookies på den här webbplatsen',
  description:
    '{controller} vill använda cookies och liknande lagring för {purposes}. {thirdParties} Du kan neka utan nackdel.',
  thirdParties: { one: '{n} tredje part tar emot uppgifter.', other: '{n} tredje parter tar emot uppgifter.' },
  withdrawal: 'Du kan när som helst ändra ditt val under ”{link}”.',
  acceptAll: 'Godkänn alla',
  rejectAll: 'Neka alla',
  openPreferences: 'Inställningar',
  close: 'Stäng och neka alla',
  policy: 'Cookiepolicy',
  purposes: {
    necessary: 'den tjänst som du har begärt',
    functional: 'extra funktioner',
    analytics: 'statistik',
    marketing: 'annonsering',
  },
}
