import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Estonian. */
export const et: Locale = {
  tag: 'et',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
