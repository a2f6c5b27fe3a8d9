import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Roghanna fianán',
  title: 'Fianáin ar an suíomh seo',
  description:
    'Tá {controller} ag iarraidh fianáin agus stóráil chosúil a úsáid chun na gcríoch seo: {purposes}. {thirdParties} Is féidir leat diúltú gan mhíbhuntáiste.',
  thirdParties: {
    one: 'Tríú páirtí a fhaigheann sonraí: {n}.',
    two: 'Tríú páirtithe a fhaigheann sonraí: {n}.',
    few: 'Tríú páirtithe a fhaigheann sonraí: {n}.',
    many: 'Tríú páirtithe a fhaigheann sonraí: {n}.',
    other: 'Tríú páirtithe a fhaigheann sonraí: {n}.',
  },
  withdrawal: 'Is féidir leat do rogha a athrú am ar bith faoi “{link}”.',
  acceptAll: 'Glac le gach rud',
  rejectAll: 'Diúltaigh do gach rud',
  openPreferences: 'Roghanna',
  close: 'Dún agus diúltaigh do gach rud',
  policy: 'Beartas fianán',
  purposes: {
    necessary: 'an tseirbhís a d’iarr tú',
    functional: 'feidhmeanna breise',
    analytics: 'staitisticí',
    marketing: 'fógraíocht',
  },
}
