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
  purposes: {
    necessary: 'istediğiniz hizmetin sunulması',
    functional: 'ek işlevler',
    analytics: 'istatistik',
    marketing: 'reklam',
  },
}
