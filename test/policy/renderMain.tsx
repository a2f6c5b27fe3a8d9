import { ConsentProvider, createConsentStore, type ConsentStore } from 'fluxconsent'
import type { ConsentConfig, Locale } from 'fluxconsent/core'
import { StrictMode, type ReactNode } from 'react'
import { onTestFinished } from 'vitest'
import { render, type RenderResult } from 'vitest-browser-react'
import { consent } from '../ui/consent.ts'

/** What a test has in its hands. */
export interface Page {
  readonly screen: RenderResult
  readonly store: ConsentStore
}

interface PageOptions {
  readonly config?: ConsentConfig
  readonly jurisdiction?: string
  readonly locale?: Locale
  readonly onError?: (error: unknown) => void
}

/** Renders what belongs into the content of a page, in the way that finds effects which must not run twice. */
export async function renderMain(children: ReactNode, options: PageOptions = {}): Promise<Page> {
  const { config = consent, jurisdiction = 'DE', locale, onError } = options
  const store = createConsentStore(config, { jurisdiction })
  const messages = locale && { [locale.tag]: locale }
  const screen = await render(
    <StrictMode>
      <ConsentProvider store={store} messages={messages} locale={locale?.tag} onError={onError}>
        <main>
          <h1>Privacy</h1>
          {children}
        </main>
      </ConsentProvider>
    </StrictMode>,
  )
  return { screen, store }
}

/** Forgets what former tests have left on the origin. */
export function clearDevice(): void {
  for (const pair of document.cookie.split(/;\s*/)) document.cookie = `${pair.split('=')[0] ?? ''}=; max-age=0; path=/`
  localStorage.clear()
  sessionStorage.clear()
  for (const status of document.querySelectorAll('body > [role=status]')) status.remove()
}

/** Turns Global Privacy Control on until the test is over. */
export function sendGpc(): void {
  Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true })
  onTestFinished(() => void Reflect.deleteProperty(navigator, 'globalPrivacyControl'))
}
