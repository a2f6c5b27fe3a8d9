import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Icelandic. */
export const is: Locale = {
  tag: 'is',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
