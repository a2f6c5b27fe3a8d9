import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** French. */
export const fr: Locale = {
  tag: 'fr',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
