import { ConsentBanner, PreferencesDialog, PrivacyLink, ReloadNotice } from 'fluxconsent/ui'
import { lazy, Suspense, type ComponentType, type ReactNode } from 'react'
import { consent } from '../consent.ts'
import { HomePage } from './HomePage.tsx'
import { PageBoundary } from './PageBoundary.tsx'
import { usePath } from './router.ts'
import { ThemeSwitch } from './ThemeSwitch.tsx'

// Chunks of their own: who only visits has no use for them.
const PolicyPage = lazy(() => import('./PolicyPage.tsx'))
const PrivacyPage = lazy(() => import('./PrivacyPage.tsx'))
const RecordsPage = lazy(() => import('./RecordsPage.tsx'))

const PAGES: Readonly<Record<string, ComponentType>> = {
  '/': HomePage,
  '/cookies': PolicyPage,
  '/privacy': PrivacyPage,
  '/records': RecordsPage,
}

/** The own words of the site, whatever language was chosen for the rest. */
const ENGLISH = { lang: 'en', dir: 'ltr' } as const

const LINKS = [
  { href: '/', text: 'Hosting' },
  { href: '/cookies', text: 'Cookies' },
  { href: '/privacy', text: 'Privacy' },
  { href: '/records', text: 'Records' },
]

interface AppProps {
  /** Where the language is chosen. */
  readonly languages: ReactNode
}

export function App({ languages }: AppProps): ReactNode {
  const path = usePath()
  const Page = PAGES[path] ?? HomePage
  return (
    <>
      <ConsentBanner />
      <header className="bar" {...ENGLISH}>
        <a className="brand" href="/">
          <img src="/icon.svg" alt="" width="28" height="28" />
          FluxIT
        </a>
        <nav aria-label="Main">
          {LINKS.map(({ href, text }) => (
            <a key={href} href={href} aria-current={href === path ? 'page' : undefined}>
              {text}
            </a>
          ))}
        </nav>
        {languages}
        <ThemeSwitch />
      </header>
      <main {...ENGLISH}>
        <PageBoundary key={path}>
          <Suspense>
            <Page />
          </Suspense>
        </PageBoundary>
      </main>
      <footer className="bar" {...ENGLISH}>
        <span>{consent.controller.name}</span>
        <a href={`mailto:${consent.controller.email}`}>{consent.controller.email}</a>
        <PrivacyLink />
      </footer>
      <ReloadNotice />
      <PreferencesDialog />
    </>
  )
}
