import { ConsentProvider, type ConsentProviderProps } from 'fluxconsent'
import { createConsentStore, defineConsent, type ConsentConfig, type ConsentStore } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { firstParty, youtube } from 'fluxconsent/services'
import type { ReactElement, ReactNode } from 'react'
import { render, type RenderResult } from 'vitest-browser-react'
import { page } from 'vitest/browser'

const input = {
  controller: { name: 'Example Hosting', email: 'privacy@example.com', dpo: null },
  policy: { version: '1', updated: '2026-02-15', url: '/cookies' },
  categories: { necessary: { required: true }, marketing: {} },
  messages: { en },
} as const

const session = firstParty({
  id: 'session',
  category: 'necessary',
  stores: [{ name: 'sid', lifetime: 'session', purpose: 'sign-in' }],
})

/** A site with one embed and one cookie of its own. */
export const site: ConsentConfig = defineConsent({ ...input, services: [session, youtube()] })

/** The same without the service of the embed. */
export const siteWithout: ConsentConfig = defineConsent({ ...input, services: [session] })

/** A video id of the usual form. */
export const VIDEO = 'aqz-KE-bpKQ'

type Options = Partial<Omit<ConsentProviderProps, 'store' | 'initial' | 'jurisdiction'>> & {
  readonly config?: ConsentConfig
}

interface Rendered extends RenderResult {
  readonly store: ConsentStore
  /** Renders other children in the same provider. */
  readonly show: (children: ReactNode) => Promise<void>
}

/** Renders in a provider whose store the test can reach. */
export async function renderEmbed(children: ReactNode, { config = site, ...props }: Options = {}): Promise<Rendered> {
  const store = createConsentStore(config)
  const inProvider = (content: ReactNode): ReactElement => (
    <ConsentProvider {...props} store={store}>
      {content}
    </ConsentProvider>
  )
  const result = await render(inProvider(children))
  return Object.assign(result, { store, show: async (content: ReactNode) => result.rerender(inProvider(content)) })
}

/** The control with this action in an embed of the page. */
export function control(action: string, embed = 0): ReturnType<typeof page.elementLocator> {
  const found = document.querySelectorAll('[data-consent-embed]')[embed]
  const button = found?.querySelector(`[data-consent-action=${action}]`)
  if (!button) throw new Error(`There is no control "${action}" yet.`)
  return page.elementLocator(button)
}

/** Waits until every placeholder has its texts. */
export async function placeholdersReady(count = 1): Promise<void> {
  await poll(() => document.querySelectorAll('[data-consent-action=allow-once]').length === count)
}

export function frames(): readonly HTMLIFrameElement[] {
  return [...document.querySelectorAll('iframe')]
}

/** What was asked of other hosts since the test began. */
export function watchRequests(): () => readonly string[] {
  performance.clearResourceTimings()
  return () =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => !name.startsWith(location.origin) && /^https?:/.test(name))
}

/** Waits for a condition; the test's own time limit ends it. */
async function poll(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => requestAnimationFrame(resolve))
}

/** Removes what a test stored. */
export function clearBrowser(): void {
  for (const pair of document.cookie.split(/;\s*/)) document.cookie = `${pair.split('=')[0] ?? ''}=; Max-Age=0; Path=/`
  localStorage.clear()
  sessionStorage.clear()
}
