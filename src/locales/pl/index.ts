import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Polish. */
export const pl: Locale = {
  tag: 'pl',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
