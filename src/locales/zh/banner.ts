import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Cookie 设置',
  title: '本网站的 Cookie',
  description:
    '{controller} 希望将 Cookie 和类似存储技术用于：{purposes}。{thirdParties}您可以拒绝，且不会因此受到不利影响。',
  thirdParties: { other: '有 {n} 个第三方接收数据。' },
  withdrawal: '您可随时通过“{link}”更改选择。',
  acceptAll: '全部接受',
  rejectAll: '全部拒绝',
  openPreferences: '设置',
  close: '关闭并全部拒绝',
  policy: 'Cookie 政策',
  purposes: { necessary: '提供您所请求的服务', functional: '附加功能', analytics: '统计', marketing: '广告' },
}
