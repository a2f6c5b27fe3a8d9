import type { ConsentEffect } from '../core/index.js'
import { readChoice } from './readChoice.js'
import type { WorkOptions } from './runServices.js'

/**
 * All effects of a page: reads the choice at once; loads what decides and remembers after that, and what runs and
 * cleans up once there is something to run or clean up. Safe to start twice.
 *
 * A chunk that cannot be loaded is reported, leaves everything closed, and is tried again at the next act or change.
 */
export function browserEffects(options: WorkOptions = {}): ConsentEffect {
  return (store) => {
    const found = readChoice(store)
    const stops: (() => void)[] = []
    let isStopped = false
    /** Loads a part until that succeeds, and starts it unless everything was stopped in between. */
    const part = <Module>(load: () => Promise<Module>, start: (module: Module) => () => void): (() => void) => {
      let isBusy = false
      return () => {
        if (isBusy) return
        isBusy = true
        load().then(
          (module) => isStopped || stops.push(start(module)),
          (error: unknown) => {
            isBusy = false
            store.inlet.fail(error)
          },
        )
      }
    }
    const act = part(
      () => import('./startActing.js'),
      ({ startActing }) => startActing(store, found),
    )
    const work = part(
      () => import('./work.js'),
      ({ runServices }) => runServices(store, options),
    )
    const consider = (): void => {
      const { choice, permissions } = store.getState()
      act()
      if (
        choice ||
        store.config.services.some(
          ({ id, scripts, consent }) => consent?.hold ?? (permissions[id] === 'granted' && (scripts ?? consent)),
        )
      )
        work()
    }
    stops.push(store.subscribe(consider))
    consider()
    return () => {
      isStopped = true
      for (const stop of stops) stop()
    }
  }
}
