import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Postavke kolačića',
  title: 'Kolačići na ovoj stranici',
  description:
    '{controller} želi upotrebljavati kolačiće i sličnu pohranu u sljedeće svrhe: {purposes}. {thirdParties} Možete odbiti bez ikakvih nepovoljnih posljedica.',
  thirdParties: {
    one: '{n} treća strana prima podatke.',
    few: '{n} treće strane primaju podatke.',
    other: '{n} trećih strana prima podatke.',
  },
  withdrawal: 'Svoj izbor možete promijeniti u bilo kojem trenutku putem poveznice „{link}”.',
  acceptAll: 'Prihvati sve',
  rejectAll: 'Odbij sve',
  openPreferences: 'Postavke',
  close: 'Zatvori i odbij sve',
  policy: 'Pravila o kolačićima',
  purposes: {
    necessary: 'usluga koju ste zatražili',
    functional: 'dodatne funkcije',
    analytics: 'statistika',
    marketing: 'oglašavanje',
  },
}
