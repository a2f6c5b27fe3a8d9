import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Préférences de cookies',
  title: 'Cookies sur ce site',
  description:
    '{controller} souhaite utiliser des cookies et un stockage similaire pour {purposes}. {thirdParties} Vous pouvez refuser sans désavantage.',
  thirdParties: {
    one: '{n} tiers reçoit des données.',
    many: '{n} tiers reçoivent des données.',
    other: '{n} tiers reçoivent des données.',
  },
  withdrawal: 'Vous pouvez changer votre choix à tout moment sous « {link} ».',
  acceptAll: 'Tout accepter',
  rejectAll: 'Tout refuser',
  openPreferences: 'Préférences',
  close: 'Fermer et tout refuser',
  policy: 'Politique de cookies',
  purposes: {
    necessary: 'le service que vous avez demandé',
    functional: 'des fonctions supplémentaires',
    analytics: 'les statistiques',
    marketing: 'la publicité',
  },
}
