import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Irish. */
export const ga: Locale = {
  tag: 'ga',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
