import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Налаштування файлів cookie',
  title: 'Файли cookie на цьому сайті',
  description:
    '{controller} хоче використовувати файли cookie та подібні сховища для таких цілей: {purposes}. {thirdParties} Ви можете відмовитися без негативних наслідків.',
  thirdParties: {
    one: '{n} третя сторона отримує дані.',
    few: '{n} треті сторони отримують дані.',
    many: '{n} третіх сторін отримують дані.',
    other: '{n} третьої сторони отримують дані.',
  },
  withdrawal: 'Змінити вибір можна будь-коли за посиланням «{link}».',
  acceptAll: 'Прийняти все',
  rejectAll: 'Відхилити все',
  openPreferences: 'Налаштування',
  close: 'Закрити й відхилити все',
  policy: 'Політика щодо файлів cookie',
  notice: {
    description:
      '{controller} використовує файли cookie та подібні сховища для таких цілей: {purposes}. {thirdParties} Ви можете відмовитися без негативних наслідків.',
    optOut: 'Відмовитися',
    acknowledge: 'Зрозуміло',
    close: 'Закрити',
    honoured: 'Ваш браузер повідомив про відмову від вашого імені. Її враховано.',
  },
  purposes: {
    necessary: 'надання запитаної послуги',
    functional: 'додаткові функції',
    analytics: 'статистика',
    marketing: 'реклама',
  },
}
