import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Simplified Chinese. */
export const zh: Locale = {
  tag: 'zh',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
