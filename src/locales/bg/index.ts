import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Bulgarian. */
export const bg: Locale = {
  tag: 'bg',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
