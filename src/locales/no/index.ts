import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Norwegian Bokmål. */
export const no: Locale = {
  tag: 'no',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
