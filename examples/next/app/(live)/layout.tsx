import 'fluxconsent/styles.css'
import { readConsent } from 'fluxconsent'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { consent } from '../../consent'
import { Providers } from '../providers'

interface LayoutProps {
  readonly children: ReactNode
}

/** Pages that are rendered for each request: the server reads the choice. */
export default async function LiveLayout({ children }: LayoutProps): Promise<ReactNode> {
  const initial = readConsent(await headers(), consent)
  return (
    <html lang="en">
      <body>
        <Providers initial={initial}>{children}</Providers>
      </body>
    </html>
  )
}
