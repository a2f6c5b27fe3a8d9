import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Preferenzi tal-cookies',
  title: 'Cookies f’dan is-sit',
  description:
    '{controller} jixtieq juża cookies u ħżin simili għal dawn l-għanijiet: {purposes}. {thirdParties} Tista’ tirrifjuta mingħajr żvantaġġ.',
  thirdParties: {
    one: 'Parti terza li tirċievi data: {n}.',
    two: 'Partijiet terzi li jirċievu data: {n}.',
    few: 'Partijiet terzi li jirċievu data: {n}.',
    many: 'Partijiet terzi li jirċievu data: {n}.',
    other: 'Partijiet terzi li jirċievu data: {n}.',
  },
  withdrawal: 'Tista’ tibdel l-għażla tiegħek fi kwalunkwe ħin taħt “{link}”.',
  acceptAll: 'Aċċetta kollox',
  rejectAll: 'Irrifjuta kollox',
  openPreferences: 'Preferenzi',
  close: 'Agħlaq u rrifjuta kollox',
  policy: 'Politika dwar il-cookies',
  purposes: {
    necessary: 'is-servizz li tlabt',
    functional: 'funzjonijiet addizzjonali',
    analytics: 'statistika',
    marketing: 'reklamar',
  },
}
