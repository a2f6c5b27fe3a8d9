import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Cookie設定',
  title: 'このサイトのCookie',
  description:
    '{controller}は、次の目的でCookieおよび類似のストレージを使用することへの同意を求めています：{purposes}。{thirdParties}拒否しても不利益はありません。',
  thirdParties: { other: '{n}者の第三者がデータを受け取ります。' },
  withdrawal: '選択は「{link}」からいつでも変更できます。',
  acceptAll: 'すべて同意する',
  rejectAll: 'すべて拒否する',
  openPreferences: '設定',
  close: 'すべて拒否して閉じる',
  policy: 'Cookieポリシー',
  purposes: { necessary: '要求されたサービスの提供', functional: '追加機能', analytics: '統計', marketing: '広告' },
}
