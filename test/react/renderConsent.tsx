import { createConsentStore, type ConsentConfig, type ConsentStore } from 'fluxconsent/core'
import { ConsentProvider, type ConsentProviderProps } from 'fluxconsent'
import type { ReactNode } from 'react'
import { render, type RenderResult } from 'vitest-browser-react'
import { exampleConfig } from '../core/exampleConfig.js'

/** Removes what a test stored. */
export function clearBrowser(): void {
  for (const pair of document.cookie.split(/;\s*/)) document.cookie = `${pair.split('=')[0] ?? ''}=; Max-Age=0; Path=/`
  localStorage.clear()
  sessionStorage.clear()
}

/** Renders in a provider whose store the test can reach. */
export async function renderConsent(
  children: ReactNode,
  {
    config = exampleConfig,
    ...props
  }: Partial<Omit<ConsentProviderProps, 'store' | 'initial' | 'jurisdiction'>> & {
    readonly config?: ConsentConfig
  } = {},
): Promise<RenderResult & { readonly store: ConsentStore }> {
  const store = createConsentStore(config)
  const result = await render(
    <ConsentProvider {...props} store={store}>
      {children}
    </ConsentProvider>,
  )
  return Object.assign(result, { store })
}
