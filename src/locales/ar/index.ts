import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Arabic. */
export const ar: Locale = {
  tag: 'ar',
  dir: 'rtl',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
