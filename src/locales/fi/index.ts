import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Finnish. */
export const fi: Locale = {
  tag: 'fi',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
