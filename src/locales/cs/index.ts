import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Czech. */
export const cs: Locale = {
  tag: 'cs',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
