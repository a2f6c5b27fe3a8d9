import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Latvian. */
export const lv: Locale = {
  tag: 'lv',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
