import type { MutationOptions } from '@tanstack/react-query'
import type { OutboxEntry } from './OutboxEntry.js'
import type { RemoteOptions } from './RemoteOptions.js'
import type { Sent } from './sendRecord.js'

/** The options under which records are sent, given what sends them. The outbox owns order and retry. */
export function recordMutation(
  { url }: RemoteOptions,
  mutationFn: (entry: OutboxEntry) => Promise<Sent>,
): MutationOptions<Sent, Error, OutboxEntry> {
  return {
    mutationKey: ['fluxconsent', url, 'record'],
    mutationFn,
    scope: { id: `fluxconsent ${url}` },
    retry: false,
    networkMode: 'always',
  }
}
