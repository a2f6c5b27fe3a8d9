import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** English. */
export const en: Locale = {
  tag: 'en',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
