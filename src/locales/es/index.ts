import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Spanish. */
export const es: Locale = {
  tag: 'es',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
