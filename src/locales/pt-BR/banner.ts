import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Preferências de cookies',
  title: 'Cookies neste site',
  description:
    '{controller} gostaria de usar cookies e armazenamento semelhante para: {purposes}. {thirdParties} Você pode rejeitar sem desvantagem.',
  thirdParties: {
    one: '{n} terceiro recebe dados.',
    many: '{n} de terceiros recebem dados.',
    other: '{n} terceiros recebem dados.',
  },
  withdrawal: 'Você pode alterar sua escolha a qualquer momento em “{link}”.',
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
