import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Greek. */
export const el: Locale = {
  tag: 'el',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
