import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Küpsiste eelistused',
  title: 'Küpsised sellel saidil',
  description:
    '{controller} soovib kasutada küpsiseid ja sarnast salvestusruumi järgmisel otstarbel: {purposes}. {thirdParties} Keelduda saab kahjulike tagajärgedeta.',
  thirdParties: { one: '{n} kolmas isik saab andmeid.', other: '{n} kolmandat isikut saab andmeid.' },
  withdrawal: 'Valikut saab igal ajal muuta lingi „{link}“ kaudu.',
  acceptAll: 'Nõustu kõigega',
  rejectAll: 'Keeldu kõigest',
  openPreferences: 'Eelistused',
  close: 'Sulge ja keeldu kõigest',
  policy: 'Küpsisepoliitika',
  purposes: {
    necessary: 'teie soovitud teenus',
    functional: 'lisafunktsioonid',
    analytics: 'statistika',
    marketing: 'reklaam',
  },
}
