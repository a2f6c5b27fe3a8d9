import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Lithuanian. */
export const lt: Locale = {
  tag: 'lt',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
