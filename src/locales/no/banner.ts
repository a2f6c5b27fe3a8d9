import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Innstillinger for informasjonskapsler',
  title: 'Informasjonskapsler på dette nettstedet',
  description:
    '{controller} ønsker å bruke informasjonskapsler og lignende lagring til {purposes}. {thirdParties} Du kan avslå uten ulempe.',
  thirdParties: { one: '{n} tredjepart mottar opplysninger.', other: '{n} tredjeparter mottar opplysninger.' },
  withdrawal: 'Du kan når som helst endre valget ditt under «{link}».',
  acceptAll: 'Godta alle',
  rejectAll: 'Avslå alle',
  openPreferences: 'Innstillinger',
  close: 'Lukk og avslå alle',
  policy: 'Retningslinjer for informasjonskapsler',
  purposes: {
    necessary: 'tjenesten du har bedt om',
    functional: 'tilleggsfunksjoner',
    analytics: 'statistikk',
    marketing: 'annonsering',
  },
}
