import type { LocalText } from './LocalText.js'

/** A former version of the texts. */
export interface PolicyVersion {
  readonly version: string
  /** ISO 8601 date: a day, a month or a year. */
  readonly updated: string
  readonly changes?: LocalText
  readonly url?: string
  /**
   * Whether this version asks everybody again who has not seen it. An editorial one only raises a notice.
   * @default true
   */
  readonly material?: boolean
  /** Hash of the text, so that a copy can be told to be the one that was in force. */
  readonly hash?: string
}

/** A name with its address. */
export interface NamedLink {
  readonly name: string
  readonly url: string
}

/** The texts in force. */
export interface Policy extends PolicyVersion {
  /** Where the full policy stands; linked from the first layer. */
  readonly url: string
  /** The former versions, the newest first. */
  readonly history?: readonly PolicyVersion[]
  /** Where the page with the privacy centre stands. */
  readonly privacyCenter?: string
  /** The age in years from which the site is meant for people. */
  readonly minimumAge?: number
  /** Browser extensions and other tools that keep services out, beside the opt-out page of each. */
  readonly tools?: readonly NamedLink[]
  /** What the site has to say beyond its config, each with its title: security measures, a promise. */
  readonly notes?: readonly { readonly title: LocalText; readonly text: LocalText }[]
}
