import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Preferências de cookies',
  title: 'Cookies neste sítio',
  description:
    '{controller} pretende utilizar cookies e armazenamento semelhante para: {purposes}. {thirdParties} Pode rejeitar sem desvantagem.',
  thirdParties: {
    one: '{n} terceiro recebe dados.',
    many: '{n} de terceiros recebem dados.',
    other: '{n} terceiros recebem dados.',
  },
  withdrawal: 'Pode alterar a sua escolha a qualquer momento em «{link}».',
  acceptAll: 'Aceitar tudo',
  rejectAll: 'Rejeitar tudo',
  openPreferences: 'Preferências',
  close: 'Fechar e rejeitar tudo',
  policy: 'Política de cookies',
  purposes: {
    necessary: 'o serviço solicitado',
    functional: 'funções adicionais',
    analytics: 'estatísticas',
    marketing: 'publicidade',
  },
}
