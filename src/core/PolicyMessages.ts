import type { ActivityBasis } from './Activity.js'
import type { AgreementPurpose } from './Agreement.js'
import type { Plural } from './Plural.js'
import type { Model } from './Jurisdiction.js'
import type { Service } from './Service.js'

/** The sections of the policy, in their order. Each is the anchor of its heading, after `policy-`. */
export type PolicySectionId =
  | 'storage'
  | 'choice'
  | 'categories'
  | 'services'
  | 'browsers'
  | 'tools'
  | 'signals'
  | 'activities'
  | 'agreements'
  | 'notes'
  | 'children'
  | 'rights'
  | 'contact'
  | 'authorities'
  | 'versions'

/** The browsers that the policy explains. */
export type PolicyBrowser = 'chrome' | 'firefox' | 'safari' | 'edge' | 'ios' | 'android'

/** What people can ask for; the last three stand for places with an opt-out law. */
export type PolicyRight =
  | 'access'
  | 'rectification'
  | 'erasure'
  | 'restriction'
  | 'portability'
  | 'objection'
  | 'withdrawal'
  | 'automated'
  | 'complaint'
  | 'optOut'
  | 'limit'
  | 'equal'

/** What the privacy centre prepares a letter for. */
export type PolicyRequest = 'access' | 'rectification' | 'erasure' | 'restriction' | 'portability' | 'objection'

/**
 * The texts of policy, privacy centre and agreements: the third chunk of a language, loaded by them alone.
 *
 * Placeholders stand in braces. Names of countries, lists, dates and durations come from `Intl`.
 */
export interface PolicyMessages {
  readonly title: string
  /** `{version}` and `{date}`. */
  readonly version: string
  readonly contents: string
  readonly yes: string
  readonly no: string
  readonly sections: { readonly [Id in PolicySectionId]: string }
  /** What cookies are. */
  readonly storage: {
    readonly cookies: string
    /** `{kinds}`: the list of kinds. */
    readonly similar: string
    readonly duration: string
    readonly parties: string
  }
  /** One for each promise that a config can make. */
  readonly claims: { readonly [Key in 'noSale' | 'noFingerprinting' | 'noAds' | 'euOnly']: string }
  readonly choice: {
    /** What happens before a choice, by the rule of the place. */
    readonly models: { readonly [Key in Exclude<Model, 'none'>]: string }
    readonly free: string
    /** `{grant}` and `{refusal}`: durations. */
    readonly validity: string
    readonly none: string
    /** `{date}`. */
    readonly since: string
    readonly granted: string
    readonly denied: string
    readonly partly: string
    readonly required: string
  }
  /** Names of facts, each in front of its value. */
  readonly facts: {
    readonly reason: string
    readonly longest: string
    readonly services: string
    readonly thirdParties: string
    readonly identifies: string
    readonly recipients: string
    readonly sharing: string
    readonly sensitive: string
    readonly optOut: string
    readonly without: string
    readonly interest: string
    readonly required: string
    readonly automated: string
    readonly effect: string
    readonly review: string
    readonly objection: string
    readonly version: string
    readonly date: string
    readonly changes: string
    readonly hash: string
    readonly address: string
    readonly email: string
    readonly phone: string
    readonly hours: string
    readonly website: string
    readonly places: string
  }
  readonly bases: { readonly [Key in Exclude<ActivityBasis, NonNullable<Service['legalBasis']>>]: string }
  readonly sharing: { readonly [Key in NonNullable<Service['sharing']>]: string }
  /** `{purposes}` stop working. */
  readonly without: string
  readonly browsers: {
    readonly intro: string
    readonly warning: string
    /** What to press, one after the other, in the words of the browser. */
    readonly steps: { readonly [Browser in PolicyBrowser]: readonly string[] }
  }
  readonly tools: string
  readonly signals: {
    readonly gpc: string
    /** `{signal}`: the name of another signal that counts. */
    readonly honoured: string
    readonly noDnt: string
    readonly dnt: string
    /** `{signal}` is sent now. */
    readonly seen: string
    readonly none: string
  }
  readonly activity: {
    readonly voluntary: string
    readonly profiling: string
    /** `{email}`. */
    readonly objection: string
    readonly noDecision: string
  }
  readonly children: {
    /** `{age}`. */
    readonly minimum: string
    /** `{email}`. */
    readonly erase: string
    readonly guardian: string
    /** `{age}`. */
    readonly under: string
  }
  readonly rights: {
    readonly list: { readonly [Right in PolicyRight]: string }
    /** `{email}`. */
    readonly how: string
    readonly center: string
  }
  readonly contact: {
    readonly controller: string
    readonly dpo: string
    readonly noDpo: string
    readonly representative: string
    readonly support: string
    readonly authority: string
    readonly updates: string
    readonly current: string
  }
  readonly center: {
    readonly title: string
    readonly device: string
    readonly nothing: string
    readonly hidden: string
    /** Caption and columns of the table. */
    readonly name: string
    readonly kind: string
    readonly service: string
    readonly site: string
    readonly unknown: string
    readonly receipt: string
    readonly download: string
    readonly withdraw: string
    readonly erase: string
    readonly eraseText: string
    readonly erased: Plural
    /** `{names}`. */
    readonly left: string
    readonly reference: string
    readonly quote: string
    readonly requests: string
    /** `{email}`. */
    readonly prepare: string
    readonly request: { readonly [Request in PolicyRequest]: string }
    /** `{request}` and `{site}`. */
    readonly subject: string
    /** `{request}`. */
    readonly letter: string
  }
  readonly agreement: {
    readonly words: { readonly [Purpose in AgreementPurpose]: string }
    /** Leads to the text of an agreement or a notice. */
    readonly read: string
    readonly pending: string
    /** `{date}`. */
    readonly given: string
    /** `{date}`. */
    readonly withdrawn: string
    /** `{name}`. */
    readonly withdraw: string
  }
  readonly notice: {
    readonly title: string
    /** `{version}` and `{date}`. */
    readonly text: string
    readonly acknowledge: string
    readonly dismiss: string
  }
  /** Where the devices of an account differ. */
  readonly devices: {
    readonly title: string
    /** The two that follow are its answers. */
    readonly question: string
    readonly here: string
    readonly elsewhere: string
    /** What is permitted until it is answered. */
    readonly counts: string
  }
  /** Where a law prescribes the words of a link, they are its words (Cal. Code Regs. tit. 11, §§ 7013 to 7015). */
  readonly optOut: {
    readonly doNotSell: string
    readonly limit: string
    /** The signal was honoured; § 7025(c)(6). */
    readonly honoured: string
    /** An opt-out by hand was recorded; § 7026(g). */
    readonly recorded: string
  }
}
