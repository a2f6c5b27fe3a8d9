import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Налаштування файлів cookie',
  title: 'Файли cookie на цьому сайті',
  description:
    '{controller} хоче використовувати файли cookie і подібні сховища для цілей: {purposes}. {thirdParties} Відмова нічим не шкодить.',
  thirdParties: {
    one: '{n} третя сторона отримує дані.',
    few: '{n} треті сторони отримують дані.',
    many: '{n} третіх сторін отримують дані.',
    other: '{n} третьої сторони отримують дані.',
  },
  withdrawal: 'Вибір можна змінити завжди: «{link}».',
  acceptAll: 'Прийняти все',
  rejectAll: 'Відхилити все',
  openPreferences: 'Налаштування',
  close: 'Закрити й відхилити все',
  policy: 'Політика щодо файлів cookie',
  purposes: {
    necessary: 'запитана послуга',
    functional: 'додаткові функції',
    analytics: 'статистика',
    marketing: 'реклама',
  },
}
