import 'fluxconsent/policy.css'
import { CookiePolicy } from 'fluxconsent/policy'
import type { ReactNode } from 'react'

/** Where the banner links to. */
export default function Cookies(): ReactNode {
  return (
    <main>
      <CookiePolicy />
    </main>
  )
}
