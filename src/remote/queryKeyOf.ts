import type { RemoteOptions } from './RemoteOptions.js'

/** The key of TanStack Query under which something that the API holds is kept. */
export type RemoteKey<What extends string> = readonly ['fluxconsent', url: string, what: What]

/** Makes one. Apart from the queries, so that the sync does not carry what asks for them. */
export function queryKeyOf<What extends string>({ url }: RemoteOptions, what: What): RemoteKey<What> {
  return ['fluxconsent', url, what]
}
