import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Настройки за бисквитките',
  title: 'Бисквитки на този сайт',
  description:
    '{controller} желае да използва бисквитки и подобно съхраняване за следните цели: {purposes}. {thirdParties} Можете да откажете без неблагоприятни последици.',
  thirdParties: { one: '{n} трета страна получава данни.', other: '{n} трети страни получават данни.' },
  withdrawal: 'Можете да промените избора си по всяко време чрез „{link}“.',
  acceptAll: 'Приемане на всички',
  rejectAll: 'Отказ на всички',
  openPreferences: 'Настройки',
  close: 'Затваряне и отказ на всички',
  policy: 'Политика за бисквитките',
  purposes: {
    necessary: 'поисканата от Вас услуга',
    functional: 'допълнителни функции',
    analytics: 'статистика',
    marketing: 'реклама',
  },
}
