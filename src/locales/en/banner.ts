import type { BannerMessages } from '../../core/index.js'

export const banner: BannerMessages = {
  label: 'Cookie preferences',
  title: 'Cookies on this site',
  description:
    '{controller} would like to use cookies and similar storage for {purposes}. {thirdParties} You can reject without disadvantage.',
  thirdParties: { one: '{n} third party receives data.', other: '{n} third parties receive data.' },
  withdrawal: 'Change your choice at any time under “{link}”.',
  acceptAll: 'Accept all',
  rejectAll: 'Reject all',
  openPreferences: 'Preferences',
  close: 'Close and reject all',
  policy: 'Cookie policy',
  purposes: {
    necessary: 'the service that you asked for',
    functional: 'additional functions',
    analytics: 'statistics',
    marketing: 'advertising',
  },
}
