import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Çerez tercihleri',
  title: 'Bu sitede çerezler',
  description:
    '{controller}, şu amaçlarla çerez ve benzeri depolama yöntemleri kullanmak istiyor: {purposes}. {thirdParties} Reddetmenizin olumsuz bir sonucu olmaz.',
  thirdParties: { one: '{n} üçüncü taraf veri alır.', other: '{n} üçüncü taraf veri alır.' },
  withdrawal: 'Seçiminizi istediğiniz zaman “{link}” bağlantısından değiştirebilirsiniz.',
  acceptAll: 'Tümünü kabul et',
  rejectAll: 'Tümünü reddet',
  openPreferences: 'Tercihler',
  close: 'Kapat ve tümünü reddet',
  policy: 'Çerez politikası',
  notice: {
    description:
      '{controller}, şu amaçlarla çerez ve benzeri depolama yöntemleri kullanıyor: {purposes}. {thirdParties} Kullanımı devre dışı bırakmanızın olumsuz bir sonucu olmaz.',
    optOut: 'Devre dışı bırak',
    acknowledge: 'Anladım',
    close: 'Kapat',
    honoured: 'Tarayıcınız sizin adınıza devre dışı bırakma talebi iletti. Bu talebe uyulmaktadır.',
  },
  purposes: {
    necessary: 'istediğiniz hizmetin sunulması',
    functional: 'ek işlevler',
    analytics: 'istatistik',
    marketing: 'reklam',
  },
}
