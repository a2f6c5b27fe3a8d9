import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** German. */
export const de: Locale = {
  tag: 'de',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
