import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Preferenze sui cookie',
  title: 'Cookie su questo sito',
  description:
    '{controller} vorrebbe usare cookie e archiviazione simile per {purposes}. {thirdParties} È possibile rifiutare senza svantaggi.',
  thirdParties: {
    one: '{n} terza parte riceve dati.',
    many: '{n} di terze parti ricevono dati.',
    other: '{n} terze parti ricevono dati.',
  },
  withdrawal: 'La scelta si può cambiare in qualsiasi momento in «{link}».',
  acceptAll: 'Accetta tutto',
  rejectAll: 'Rifiuta tutto',
  openPreferences: 'Preferenze',
  close: 'Chiudi e rifiuta tutto',
  policy: 'Informativa sui cookie',
  purposes: {
    necessary: 'il servizio richiesto',
    functional: 'funzioni aggiuntive',
    analytics: 'statistiche',
    marketing: 'pubblicità',
  },
}
