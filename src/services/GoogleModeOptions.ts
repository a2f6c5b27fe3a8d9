import type { Service } from '../core/index.js'
import type { GoogleDefault } from './googleConsent.js'

/** How a tag of Google behaves before anybody agreed. */
export interface GoogleModeOptions {
  /**
   * `basic`: nothing of Google exists before the grant. `advanced`: the tag loads at once and sends requests without
   * cookies (address, browser, page, time) before and after a refusal. That is a decision for your counsel.
   * @default 'basic'
   */
  readonly mode?: 'basic' | 'advanced'
  /** In advanced mode: places where Google may assume more than nothing until a decision is known. @default none */
  readonly defaults?: readonly GoogleDefault[]
}

/** What an advanced mode means for the runner. */
export function beforeConsentOf({ mode }: GoogleModeOptions): Pick<Service, 'beforeConsent'> {
  return mode === 'advanced' ? { beforeConsent: 'limited' } : {}
}
