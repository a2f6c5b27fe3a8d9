'use client'

import { useSyncExternalStore, type ReactNode } from 'react'
import type { DevtoolsRemote } from './DevtoolsRemote.js'
import { FactList } from './FactList.js'

/** How the sync with the consent API stands. */
export function SyncFacts({ remote }: { readonly remote: DevtoolsRemote }): ReactNode {
  const { status, pending, failure, account } = useSyncExternalStore(remote.subscribe, remote.getState, remote.getState)
  return (
    <FactList
      title="Consent API"
      facts={{
        status,
        'on the way': pending,
        'refused for good':
          failure && `status ${failure.status}, code ${failure.code ?? '-'}, record ${failure.record}`,
        account: account && `${account.basis}, ${account.devices} devices`,
        conflicts: account?.conflicts.map(({ id, counts }) => `${id} ${counts}`).join(' ') || null,
      }}
    />
  )
}
