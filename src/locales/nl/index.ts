import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Dutch. */
export const nl: Locale = {
  tag: 'nl',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
