import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Turkish. */
export const tr: Locale = {
  tag: 'tr',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
