import type { ConsentConfig, Jurisdiction } from '../core/index.js'
import type { PolicyTexts } from './PolicyTexts.js'

/** What a policy is written from. */
export interface PolicySource {
  readonly config: ConsentConfig
  readonly texts: PolicyTexts
  /** The rule for whoever reads it. */
  readonly jurisdiction: Jurisdiction
}
