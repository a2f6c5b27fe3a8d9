import { fetchSubject, type RemoteSubject } from './fetchSubject.js'
import type { RemoteOptions } from './RemoteOptions.js'

interface SubjectQuery {
  readonly queryKey: readonly ['fluxconsent', url: string, 'subject']
  readonly queryFn: () => Promise<RemoteSubject | null>
  readonly retry: false
  readonly networkMode: 'always'
  /** Milliseconds. */
  readonly staleTime: number
}

interface ConsentQueries {
  /** What the server holds for this device's subject; `null` for nothing. */
  readonly subject: (remote: RemoteOptions, key?: string | null) => SubjectQuery
}

/**
 * The options of what is read, for `useQuery`, `prefetchQuery` and `invalidateQueries` of TanStack Query.
 *
 * @example
 * const { data } = useQuery(consentQueries.subject({ url: '/consent' }))
 */
export const consentQueries: ConsentQueries = {
  subject: (remote, key = null) => ({
    queryKey: ['fluxconsent', remote.url, 'subject'],
    queryFn: async () => fetchSubject(remote, key),
    retry: false,
    networkMode: 'always',
    staleTime: 0,
  }),
}
