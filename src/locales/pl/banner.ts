import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Ustawienia plików cookie',
  title: 'Pliki cookie na tej stronie',
  description:
    '{controller} chce używać plików cookie i podobnych form przechowywania w następujących celach: {purposes}. {thirdParties} Można odmówić bez negatywnych skutków.',
  thirdParties: {
    one: '{n} osoba trzecia otrzymuje dane.',
    few: '{n} osoby trzecie otrzymują dane.',
    many: '{n} osób trzecich otrzymuje dane.',
    other: '{n} osoby trzeciej otrzymuje dane.',
  },
  withdrawal: 'Wybór można w każdej chwili zmienić pod linkiem „{link}”.',
  acceptAll: 'Akceptuj wszystkie',
  rejectAll: 'Odrzuć wszystkie',
  openPreferences: 'Ustawienia',
  close: 'Zamknij i odrzuć wszystkie',
  policy: 'Polityka plików cookie',
  purposes: {
    necessary: 'żądana usługa',
    functional: 'dodatkowe funkcje',
    analytics: 'statystyka',
    marketing: 'reklama',
  },
}
