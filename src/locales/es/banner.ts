import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Preferencias de cookies',
  title: 'Cookies en este sitio',
  description:
    '{controller} quiere usar cookies y almacenamiento similar para {purposes}. {thirdParties} Se puede rechazar sin desventaja.',
  thirdParties: {
    one: '{n} tercero recibe datos.',
    many: '{n} de terceros reciben datos.',
    other: '{n} terceros reciben datos.',
  },
  withdrawal: 'La elección se puede cambiar en cualquier momento en «{link}».',
  acceptAll: 'Aceptar todo',
  rejectAll: 'Rechazar todo',
  openPreferences: 'Preferencias',
  close: 'Cerrar y rechazar todo',
  policy: 'Política de cookies',
  purposes: {
    necessary: 'el servicio solicitado',
    functional: 'funciones adicionales',
    analytics: 'estadísticas',
    marketing: 'publicidad',
  },
}
