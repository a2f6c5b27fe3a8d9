import { memoryChoiceStorage } from '../browser/index.js'
import {
  createConsentStore,
  type ConsentStore,
  type RegisteredConfig,
  type Service,
  type Signals,
} from '../core/index.js'
import { encodeChoice } from '../core/lazy.js'
import { makeChoice, type ChoiceCircumstances } from './makeChoice.js'
import type { TestChoice } from './TestChoice.js'

/** What a test fixes; everything else is as for a new visitor. */
export interface TestConsentOptions extends ChoiceCircumstances {
  /** What the person has answered before. @default null: never asked */
  readonly choice?: TestChoice | undefined
}

/**
 * A store for tests: with a fixed answer, place, clock and signals, open at once, and without any vendor.
 *
 * The choice lives in memory, and no service loads its scripts or is told anything. All actions and rules are the real
 * ones.
 *
 * @example
 * const store = createTestConsent(consent, { choice: { grants: ['analytics'] }, jurisdiction: 'DE' })
 * store.actions.withdraw()
 */
export function createTestConsent(config: RegisteredConfig, options: TestConsentOptions = {}): ConsentStore {
  const { choice: answer = null, jurisdiction, now } = options
  const choice = makeChoice(config, answer, options)
  const storage = memoryChoiceStorage()
  if (choice) storage.write(encodeChoice(choice))
  const store = createConsentStore(
    { ...config, storage, services: config.services.map(silence) },
    { jurisdiction, ...(now !== undefined && { now: () => now }) },
  )
  // The signals of the test count, not those of the machine that it runs on.
  const signals: Signals = { gpc: false, ...options.signals }
  store.inlet.hydrate(choice, signals)
  return { ...store, inlet: { ...store.inlet, hydrate: (found) => store.inlet.hydrate(found, signals) } }
}

function silence<One extends Service>({
  scripts: _,
  consent: _1,
  onGrant: _2,
  onRevoke: _3,
  ...told
}: One): Omit<One, 'scripts' | 'consent' | 'onGrant' | 'onRevoke'> {
  return told
}
