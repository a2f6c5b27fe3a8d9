import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Swedish. */
export const sv: Locale = {
  tag: 'sv',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
