import { createConsent, type PageConsent, type PageConsentOptions } from 'fluxconsent/browser'
import { defineService, type ConsentConfig, type Service, type StoredItem } from 'fluxconsent/core'
import { exampleWith, session } from '../core/exampleConfig.js'

const SCRIPT = '/test/browser/stubs/tracker.js'
const pages: PageConsent[] = []
let count = 0

/** A service of its own for each test: what ran once is known to the page for ever. */
export function tracker(change: Partial<Service> = {}): Service {
  count += 1
  return {
    ...defineService({
      id: `tracker${count}`,
      category: 'analytics',
      name: 'Tracker',
      provider: { name: 'Tracker Ltd', country: 'IE', privacyUrl: 'https://tracker.example/privacy' },
      purposes: ['statistics'],
      stores: [item('_track', { match: 'prefix' })],
      role: { kind: 'processor' },
      data: ['pages'],
      identifies: true,
      retention: 'P14M',
      scripts: [{ src: SCRIPT }],
    }),
    ...change,
  }
}

/** An item that a tracker stores. */
export function item(name: string, change: Partial<StoredItem> = {}): StoredItem {
  return { name, lifetime: 'P1Y', purpose: 'visitor-id', ...change }
}

/** The example with these services only. */
export function configOf(...services: readonly Service[]): ConsentConfig {
  return exampleWith({ services: [session, ...services] })
}

/** A running page, which `closePages` stops. */
export function open(config: ConsentConfig, options?: PageConsentOptions): PageConsent {
  const consent = createConsent(config, options)
  pages.push(consent)
  return consent
}

/** Withdraws everything on the pages of a test and stops them. */
export function closePages(): void {
  for (const page of pages.splice(0)) {
    page.actions.withdraw()
    page.stop()
  }
  document.querySelectorAll('script[data-consent-script]').forEach((element) => element.remove())
}
