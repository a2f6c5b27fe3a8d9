import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Slovenian. */
export const sl: Locale = {
  tag: 'sl',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
