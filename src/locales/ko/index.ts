import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Korean. */
export const ko: Locale = {
  tag: 'ko',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
