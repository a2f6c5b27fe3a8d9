import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Romanian. */
export const ro: Locale = {
  tag: 'ro',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
