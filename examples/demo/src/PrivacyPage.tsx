import { PrivacyCenter } from 'fluxconsent/policy'
import type { ReactNode } from 'react'
import { Page } from './Page.tsx'

/** What people can see and do about their own data: no account, and no server. */
export default function PrivacyPage(): ReactNode {
  return (
    <Page title="Privacy centre" lead="What is on your device now, and how to take it along or take it back.">
      <PrivacyCenter />
    </Page>
  )
}
