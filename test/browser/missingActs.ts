import { browserEffects } from 'fluxconsent/browser'
import { createStoreShell, type ConsentStore } from 'fluxconsent/core'
import { vi, type Mock } from 'vitest'
import { encodeChoice } from '../../src/core/lazy.js'
import { startStore } from '../core/exampleConfig.js'
import { configOf, item, tracker } from './tracker.js'

/** A page of somebody who had allowed a service, whose acts have not arrived. */
export interface ReturningPage {
  readonly store: ConsentStore
  /** The id of the service. */
  readonly id: string
  /** The cookie as the last visit left it. */
  readonly stored: string
  readonly onGrant: Mock
  readonly onError: Mock
  /** Called with every permission of the service that anybody could see. */
  readonly seen: Mock
  readonly stop: () => void
}

/** Opens a page as a React app does, with its acts in a chunk of their own; the service left a cookie `_kept`. */
export function comeBack(): ReturningPage {
  const onGrant = vi.fn()
  const service = tracker({ scripts: [], stores: [item('_kept')], onGrant })
  const config = configOf(service)
  const lastVisit = startStore(config, { now: () => Date.now() - 1000 })
  lastVisit.actions.acceptAll()
  const { choice } = lastVisit.getState()
  if (!choice) throw new Error('nothing was recorded')
  const stored = `cookie_consent=${encodeChoice(choice)}`
  document.cookie = `${stored}; Path=/`
  document.cookie = '_kept=1; Path=/'
  const store = createStoreShell(config, { jurisdiction: 'DE' })
  const [onError, seen] = [vi.fn(), vi.fn()]
  store.onError(onError)
  store.subscribe(({ permissions }) => seen(permissions[service.id]))
  return { store, id: service.id, stored, onGrant, onError, seen, stop: browserEffects()(store) }
}
