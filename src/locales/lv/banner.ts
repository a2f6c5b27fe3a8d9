import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Sīkdatņu iestatījumi',
  title: 'Sīkdatnes šajā vietnē',
  description:
    '{controller} vēlas izmantot sīkdatnes un līdzīgu glabāšanu šādiem nolūkiem: {purposes}. {thirdParties} Varat noraidīt bez nelabvēlīgām sekām.',
  thirdParties: {
    zero: '{n} trešo personu saņem datus.',
    one: '{n} trešā persona saņem datus.',
    other: '{n} trešās personas saņem datus.',
  },
  withdrawal: 'Savu izvēli varat jebkurā laikā mainīt sadaļā “{link}”.',
  acceptAll: 'Pieņemt visu',
  rejectAll: 'Noraidīt visu',
  openPreferences: 'Iestatījumi',
  close: 'Aizvērt un noraidīt visu',
  policy: 'Sīkdatņu politika',
  purposes: {
    necessary: 'jūsu pieprasītais pakalpojums',
    functional: 'papildu funkcijas',
    analytics: 'statistika',
    marketing: 'reklāma',
  },
}
