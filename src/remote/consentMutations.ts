import type { MutationOptions } from '@tanstack/react-query'
import type { OutboxEntry } from './OutboxEntry.js'
import { recordMutation } from './recordMutation.js'
import type { RemoteOptions } from './RemoteOptions.js'
import type { Sent } from './sendRecord.js'

interface ConsentMutations {
  /** Sends a record: `{ record, key }`. */
  readonly record: (remote: RemoteOptions) => MutationOptions<Sent, Error, OutboxEntry>
}

/**
 * The options of what is written, for `useMutation`, `useMutationState` and `useIsMutating` of TanStack Query.
 *
 * The outbox owns order and retry, so nothing is retried or paused here.
 *
 * @example
 * const sending = useIsMutating({ mutationKey: consentMutations.record({ url: '/consent' }).mutationKey })
 */
export const consentMutations: ConsentMutations = {
  record: (remote) =>
    recordMutation(remote, async (entry) => (await import('./sendRecord.js')).sendRecord(remote, entry)),
}
