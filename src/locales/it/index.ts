import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Italian. */
export const it: Locale = {
  tag: 'it',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
