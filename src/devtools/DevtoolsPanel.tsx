'use client'

import { useState, type ReactNode } from 'react'
import { useConsent, useConsentActions } from '../index.js'
import type { DevtoolsRemote } from './DevtoolsRemote.js'
import { PermissionTable } from './PermissionTable.js'
import { ReportList } from './ReportList.js'
import { SituationFacts } from './SituationFacts.js'
import { SyncFacts } from './SyncFacts.js'
import { useReports } from './useReports.js'

/** The panel: closed it is one line, and computes nothing. */
export function DevtoolsPanel({ remote }: { readonly remote: DevtoolsRemote | undefined }): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const status = useConsent((state) => state.status)
  const { forget } = useConsentActions()
  const reports = useReports()
  return (
    <aside aria-label="Consent devtools">
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          Consent: {status}
          {reports.length > 0 && `, ${reports.length} reported`}
        </summary>
        {isOpen && (
          <>
            <PermissionTable />
            <SituationFacts />
            {remote && <SyncFacts remote={remote} />}
            <ReportList reports={reports} />
            <section>
              <button type="button" onClick={forget}>
                Forget the choice and ask again
              </button>
            </section>
          </>
        )}
      </details>
    </aside>
  )
}
