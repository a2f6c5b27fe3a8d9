import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Ukrainian. */
export const uk: Locale = {
  tag: 'uk',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
