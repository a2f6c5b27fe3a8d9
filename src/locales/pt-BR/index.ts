import type { Locale } from '../../core/index.js'
import { banner } from './banner.js'

/** Brazilian Portuguese. */
export const ptBR: Locale = {
  tag: 'pt-BR',
  dir: 'ltr',
  banner,
  load: () => import('./details.js'),
  loadPolicy: () => import('./policy.js'),
}
