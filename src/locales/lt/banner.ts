import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Slapukų nuostatos',
  title: 'Slapukai šioje svetainėje',
  description:
    '{controller} norėtų naudoti slapukus ir panašią saugyklą šiais tikslais: {purposes}. {thirdParties} Galite atmesti be neigiamų pasekmių.',
  thirdParties: {
    one: 'Duomenis gauna {n} trečioji šalis.',
    few: 'Duomenis gauna {n} trečiosios šalys.',
    other: 'Duomenis gauna {n} trečiųjų šalių.',
  },
  withdrawal: 'Savo pasirinkimą galite bet kada pakeisti paspaudę „{link}“.',
  acceptAll: 'Priimti viską',
  rejectAll: 'Atmesti viską',
  openPreferences: 'Nuostatos',
  close: 'Uždaryti ir atmesti viską',
  policy: 'Slapukų politika',
  purposes: {
    necessary: 'jūsų prašoma paslauga',
    functional: 'papildomos funkcijos',
    analytics: 'statistika',
    marketing: 'reklama',
  },
}
