import type { RemoteOptions } from './RemoteOptions.js'

/** The key of what is read from an API, in the cache of TanStack Query. */
export function queryKeyOf<What extends string>(
  { url }: Pick<RemoteOptions, 'url'>,
  what: What,
): readonly ['fluxconsent', url: string, what: What] {
  return ['fluxconsent', url, what]
}
