import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Slovak. */
export const sk: Locale = {
  tag: 'sk',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
