import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Portuguese. */
export const pt: Locale = {
  tag: 'pt',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
