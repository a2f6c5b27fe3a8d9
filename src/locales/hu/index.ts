import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Hungarian. */
export const hu: Locale = {
  tag: 'hu',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
