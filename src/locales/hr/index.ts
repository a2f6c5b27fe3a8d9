import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Croatian. */
export const hr: Locale = {
  tag: 'hr',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
