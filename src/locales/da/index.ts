import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Danish. */
export const da: Locale = {
  tag: 'da',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
