import { CookiePolicy } from 'fluxconsent/policy'
import type { ReactNode } from 'react'
import { Page } from './Page.tsx'

/** The cookie policy: everything in it comes out of the config. */
export default function PolicyPage(): ReactNode {
  return (
    <Page title="Cookie policy" lead="What is kept on your device, who receives data, and how you decide about it.">
      <CookiePolicy />
    </Page>
  )
}
