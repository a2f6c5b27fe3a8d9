import type { RemoteRecord } from './fetchRecords.js'
import type { RemoteSubject } from './fetchSubject.js'
import { queryKeyOf, type RemoteKey } from './queryKeyOf.js'
import type { RemoteOptions } from './RemoteOptions.js'

interface ConsentQuery<Data, What extends string> {
  readonly queryKey: RemoteKey<What>
  readonly queryFn: () => Promise<Data>
  readonly retry: false
  readonly networkMode: 'always'
  /** Milliseconds. */
  readonly staleTime: number
}

interface ConsentQueries {
  /** What the server holds for this device's subject; `null` for nothing. */
  readonly subject: (remote: RemoteOptions, key?: string | null) => ConsentQuery<RemoteSubject | null, 'subject'>
  /** Every record of this device's subject, the oldest first; none for who only ever refused: nobody knows them. */
  readonly records: (remote: RemoteOptions, key?: string | null) => ConsentQuery<readonly RemoteRecord[], 'records'>
}

// What cannot be asked now is asked again by who shows it.
const OPTIONS = { retry: false, networkMode: 'always', staleTime: 0 } as const

/**
 * The options of what is read, for `useQuery`, `prefetchQuery` and `invalidateQueries` of TanStack Query.
 *
 * A key is needed only where the browser does not keep it in a cookie, which is on another site.
 *
 * @example
 * const { data: records = [] } = useQuery(consentQueries.records({ url: '/consent' }))
 */
export const consentQueries: ConsentQueries = {
  subject: (remote, key = null) => ({
    queryKey: queryKeyOf(remote, 'subject'),
    queryFn: async () => (await import('./fetchSubject.js')).fetchSubject(remote, key),
    ...OPTIONS,
  }),
  records: (remote, key = null) => ({
    queryKey: queryKeyOf(remote, 'records'),
    queryFn: async () => (await import('./fetchRecords.js')).fetchRecords(remote, key),
    ...OPTIONS,
  }),
}
