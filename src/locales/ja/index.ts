import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Japanese. */
export const ja: Locale = {
  tag: 'ja',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
