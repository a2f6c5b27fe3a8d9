import type { ConsentStore, ServiceContext } from '../core/index.js'
import { asBag } from './asBag.js'
import { decisionOf } from './decisionOf.js'
import { forgetCounts, muteVendor } from './muteVendor.js'
import { withoutCampaign } from './withoutCampaign.js'

/** What the services of a page are handed: its globals, the decisions as they are at each call, and its address. */
export function createServiceContext(store: ConsentStore): ServiceContext {
  const globals = asBag(window)
  return {
    globals,
    decision: (id) => decisionOf(store, { ...store.getState(), now: Date.now() }, id),
    push: (name, ...facts) => pushVendor(globals, name, facts),
    forget: (name) => forgetCounts(globals, name),
    mute: (name) => muteVendor(globals, name),
    withoutCampaign: (address = location.href) =>
      store.getState().permissions['marketing'] === 'granted' ? null : withoutCampaign(address),
  }
}

/** Puts facts into a queue of the page, which is made when there is none. */
export function pushVendor(globals: ServiceContext['globals'], name: string, facts: readonly unknown[]): void {
  const queue: unknown = (globals[name] ??= [])
  const push: unknown = Reflect.get(new Object(queue), 'push')
  if (typeof push === 'function') Reflect.apply(push, queue, facts)
}
