import 'fluxconsent/styles.css'
import { headScript } from 'fluxconsent'
import type { ReactNode } from 'react'
import { consent } from '../../consent'
import { Providers } from '../providers'

interface LayoutProps {
  readonly children: ReactNode
}

/** Pages that are the same for everybody: the head script hides the banner from people who have answered. */
export default function StaticLayout({ children }: LayoutProps): ReactNode {
  return (
    <html lang="en">
      <head>
        <script>{headScript(consent)}</script>
      </head>
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  )
}
