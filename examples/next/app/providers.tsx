'use client'

import { ConsentProvider, type InitialConsent } from 'fluxconsent'
import { ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import type { ReactNode } from 'react'
import { consent } from '../consent'

interface ProvidersProps {
  readonly children: ReactNode
  /** What the server read from the request; a static page has none. */
  readonly initial?: InitialConsent
}

export function Providers({ children, initial }: ProvidersProps): ReactNode {
  return (
    <ConsentProvider config={consent} initial={initial} locale="en">
      {/* Without a request, the banner stands in the markup, and the head script hides it. */}
      <ConsentBanner prerender={!initial} />
      {children}
      <footer>
        <PrivacyLink />
      </footer>
      <PreferencesDialog />
    </ConsentProvider>
  )
}
