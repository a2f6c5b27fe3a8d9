import type { ConsentConfig } from 'fluxconsent/core'

/** One promise of a real policy, and the words in which the page that is made of its config has to keep it. */
type PolicyFact = readonly [what: string, ...words: readonly string[]]

/** A real policy: its config, and what has to be found in the page. */
export interface RealPolicy {
  readonly name: string
  readonly config: ConsentConfig
  readonly facts: readonly PolicyFact[]
  /** What its text said, and what must not be said again because it is unlawful. */
  readonly never: readonly string[]
}
