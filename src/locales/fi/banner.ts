import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Evästeasetukset',
  title: 'Evästeet tällä sivustolla',
  description:
    '{controller} haluaa käyttää evästeitä ja vastaavaa tallennusta seuraaviin tarkoituksiin: {purposes}. {thirdParties} Voit kieltäytyä ilman haittaa.',
  thirdParties: {
    one: '{n} kolmas osapuoli vastaanottaa tietoja.',
    other: '{n} kolmatta osapuolta vastaanottaa tietoja.',
  },
  withdrawal: 'Voit muuttaa valintaasi milloin tahansa kohdassa ”{link}”.',
  acceptAll: 'Hyväksy kaikki',
  rejectAll: 'Hylkää kaikki',
  openPreferences: 'Asetukset',
  close: 'Sulje ja hylkää kaikki',
  policy: 'Evästekäytäntö',
  purposes: {
    necessary: 'pyytämäsi palvelu',
    functional: 'lisätoiminnot',
    analytics: 'tilastot',
    marketing: 'mainonta',
  },
}
