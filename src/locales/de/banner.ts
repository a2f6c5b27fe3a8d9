import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Cookie-Einstellungen',
  title: 'Cookies auf dieser Website',
  description:
    '{controller} möchte Cookies und ähnliche Speicher für {purposes} verwenden. {thirdParties} Sie können ohne Nachteil ablehnen.',
  thirdParties: { one: '{n} Dritter erhält Daten.', other: '{n} Dritte erhalten Daten.' },
  withdrawal: 'Sie können Ihre Wahl jederzeit unter „{link}“ ändern.',
  acceptAll: 'Alle annehmen',
  rejectAll: 'Alle ablehnen',
  openPreferences: 'Einstellungen',
  close: 'Schließen und alle ablehnen',
  policy: 'Cookie-Richtlinie',
  purposes: {
    necessary: 'den von Ihnen gewünschten Dienst',
    functional: 'zusätzliche Funktionen',
    analytics: 'Statistik',
    marketing: 'Werbung',
  },
}
