import type { DecisionState, Service, ServiceContext } from 'fluxconsent/core'
import { pushVendor } from '../../src/browser/createServiceContext.ts'
import { forgetCounts, muteVendor } from '../../src/browser/muteVendor.ts'
import { withoutCampaign } from '../../src/browser/withoutCampaign.ts'

/** A page of which a service sees no more than what it is handed. */
export interface StubPage {
  readonly globals: Record<string, unknown>
  readonly context: ServiceContext
  readonly decide: (decisions: Readonly<Record<string, DecisionState>>) => void
  /** What the runner does at a grant, with a script that loads at once. */
  readonly grant: (service: Service) => void
  /** What the runner does at a withdrawal. */
  readonly withdraw: (service: Service) => void
}

/** A page on which nobody has decided anything. */
export function stubPage(globals: Record<string, unknown> = {}): StubPage {
  let known: Readonly<Record<string, DecisionState>> = {}
  const decide: StubPage['decide'] = (decisions) => {
    known = { ...known, ...decisions }
  }
  const context: ServiceContext = {
    globals,
    decision: (id) => known[id] ?? 'undecided',
    push: (name, ...facts) => pushVendor(globals, name, facts),
    forget: (name) => forgetCounts(globals, name),
    mute: (name) => muteVendor(globals, name),
    withoutCampaign: (address = String(Reflect.get(Object(globals['location']), 'href'))) =>
      known['marketing'] === 'granted' ? null : withoutCampaign(address),
  }
  return {
    globals,
    context,
    decide,
    grant: (service) => {
      decide({ [service.id]: 'granted' })
      service.consent?.grant?.(context)
      service.onGrant?.(context)
    },
    withdraw: (service) => {
      decide({ [service.id]: 'denied' })
      service.consent?.deny?.(context)
      service.onRevoke?.(context)
    },
  }
}

/** The entries of a vendor's queue; none when there is no queue. */
export function queueAt({ globals }: StubPage, name: string): readonly unknown[] {
  return listOf(globals[name])
}

/** What an object, an array or an arguments object holds. */
export function listOf(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value) : []
}

/** Calls what a vendor or a service has put into the page, as the page's own code would. */
export function callGlobal(
  { globals }: StubPage,
  path: readonly [string, string?],
  ...values: readonly unknown[]
): void {
  const [name, method] = path
  const owner: unknown = method === undefined ? globals : globals[name]
  const found: unknown = typeof owner === 'object' && owner !== null ? Reflect.get(owner, method ?? name) : undefined
  if (typeof found !== 'function') throw new Error(`The page has no ${path.join('.')}.`)
  Reflect.apply(found, owner, values)
}
