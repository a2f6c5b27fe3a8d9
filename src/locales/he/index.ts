import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Hebrew. */
export const he: Locale = {
  tag: 'he',
  dir: 'rtl',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
