import 'fluxconsent/policy.css'
import { en } from 'fluxconsent/locales/en'
import { CookiePolicy, loadPolicyTexts } from 'fluxconsent/policy'
import type { ReactNode } from 'react'

/** Where the banner links to. With its texts from the server the policy is in the HTML. */
export default async function CookiesPage(): Promise<ReactNode> {
  const texts = await loadPolicyTexts(en)
  return (
    <main>
      <CookiePolicy texts={texts} />
    </main>
  )
}
