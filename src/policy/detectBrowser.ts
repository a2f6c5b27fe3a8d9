import type { PolicyBrowser } from '../core/index.js'

/** Whether the browser knows a property of style; only one maker's browsers know these. */
type Supports = (property: string, value: string) => boolean

/**
 * The browsers that this one can be, judged by what it can do: never by its name, which would be sniffing.
 *
 * Chrome and Edge are one engine, so on a desktop it is either.
 */
export function detectBrowser(supports: Supports, isTouch: boolean): readonly PolicyBrowser[] {
  if (supports('-webkit-touch-callout', 'none')) return ['ios']
  if (supports('-moz-appearance', 'none')) return ['firefox']
  if (supports('font', '-apple-system-body')) return ['safari']
  if (!supports('-webkit-app-region', 'none')) return []
  return isTouch ? ['android'] : ['chrome', 'edge']
}
