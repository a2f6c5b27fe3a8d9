import { ConsentProvider, createConsentStore, type ConsentProviderProps, type ConsentStore } from 'fluxconsent'
import type { ConsentConfig } from 'fluxconsent/core'
import { StrictMode, type ReactNode } from 'react'
import { render, type RenderResult } from 'vitest-browser-react'
import { consent } from './consent.ts'

/** Forgets what former tests have left on the origin and said on the page. */
export function clearChoice(): void {
  for (const status of document.querySelectorAll('[role=status]')) status.remove()
  document.cookie = `${consent.cookie.name}=; max-age=0; path=/`
}

/** What a test has in its hands. */
export interface Page {
  readonly screen: RenderResult
  readonly store: ConsentStore
}

/** The visitor and the site of a test. */
export interface PageOptions extends Pick<ConsentProviderProps, 'locale' | 'messages' | 'onError'> {
  readonly config?: ConsentConfig
  readonly jurisdiction?: string
  readonly store?: ConsentStore
}

/** Renders parts before a page of the shop, in Germany, in the way that finds effects which must not run twice. */
export async function renderPage(children: ReactNode, options: PageOptions = {}): Promise<Page> {
  const {
    config = consent,
    jurisdiction = 'DE',
    store = createConsentStore(config, { jurisdiction }),
    ...rest
  } = options
  const screen = await render(
    <StrictMode>
      <ConsentProvider store={store} {...rest}>
        {children}
        <main>
          <h1>Shop</h1>
          {/* A way back, without which the review of development builds reports an error. */}
          <span hidden data-consent-action="open" />
          <p>
            Everything for the garden. <a href="#offers">Offers of the week</a>
          </p>
        </main>
      </ConsentProvider>
    </StrictMode>,
  )
  return { screen, store }
}
