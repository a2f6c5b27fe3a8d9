import type { ReactNode } from 'react'
import { AuditLog } from './AuditLog.tsx'
import { OwnRecords } from './OwnRecords.tsx'
import { Page } from './Page.tsx'

/** What the consent API keeps of this person, and how anybody can see that nothing of it was changed. */
export default function RecordsPage(): ReactNode {
  return (
    <Page
      title="Your records"
      lead="Each choice that you make here is kept as proof: what you decided, when, and in which words."
    >
      <OwnRecords />
      <AuditLog />
    </Page>
  )
}
