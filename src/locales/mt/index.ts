import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Maltese. */
export const mt: Locale = {
  tag: 'mt',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
