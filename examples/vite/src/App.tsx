import { ConsentBanner, PreferencesDialog, PrivacyLink } from 'fluxconsent/ui'
import { lazy, Suspense, type ReactNode } from 'react'
import { Home } from './Home.tsx'

const Cookies = lazy(() => import('./Cookies.tsx'))

export function App(): ReactNode {
  return (
    <>
      <ConsentBanner />
      <Suspense>{location.pathname === '/cookies' ? <Cookies /> : <Home />}</Suspense>
      <footer>
        <PrivacyLink />
      </footer>
      <PreferencesDialog />
    </>
  )
}
