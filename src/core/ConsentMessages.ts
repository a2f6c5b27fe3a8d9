import type { Plural } from './Plural.js'
import type { PolicyMessages } from './PolicyMessages.js'
import type { Purpose } from './Purpose.js'
import type { DataKind, Role, Service, Transfer } from './Service.js'
import type { StorageKind, StoredItem } from './StoredItem.js'

/** The categories that every locale names. */
export type UsualCategory = 'necessary' | 'functional' | 'analytics' | 'marketing'

/** The texts of the first layer and of placeholders: small, because every first visit loads them. */
export interface BannerMessages {
  /** Name of the region. */
  readonly label: string
  readonly title: string
  /** `{controller}`, `{purposes}` and `{thirdParties}` are filled in. */
  readonly description: string
  readonly thirdParties: Plural
  /** How to take consent back later. */
  readonly withdrawal: string
  readonly acceptAll: string
  readonly rejectAll: string
  readonly openPreferences: string
  /** Says that closing refuses. */
  readonly close: string
  readonly policy: string
  /** What each category is for, as one entry of the list in `description`. */
  readonly purposes: { readonly [Category in UsualCategory]: string }
}

/**
 * Where optional services run until somebody opts out, or by an exemption: what the first layer says in place of the
 * question. In the second chunk, because most people are asked.
 */
export interface NoticeMessages {
  /** `{controller}`, `{purposes}` and `{thirdParties}` are filled in. */
  readonly description: string
  readonly optOut: string
  readonly acknowledge: string
  /** Closing answers nothing here. */
  readonly close: string
  /** Said where the browser's own signal has opted out already. */
  readonly honoured: string
  /** What the way back to the choice is called where the law gives it a name; Cal. Code Regs. tit. 11, § 7015. */
  readonly choices: string
}

/** A category in words. */
export interface CategoryMessages {
  readonly label: string
  readonly description: string
}

/** Everything beyond the first layer; loaded with it. */
export interface DetailMessages {
  readonly categories: { readonly [Category in UsualCategory]: CategoryMessages }
  readonly purposes: { readonly [Key in Purpose]: string }
  readonly notice: NoticeMessages
  readonly preferences: {
    readonly title: string
    readonly description: string
    readonly acceptAll: string
    readonly rejectAll: string
    readonly save: string
    readonly close: string
    readonly alwaysOn: string
    /** State of a mixed category; `{n}` and `{total}` are filled in. */
    readonly partly: string
    readonly services: Plural
    /** Accessible names of disclosure buttons and tables; `{name}` is filled in. */
    readonly details: string
    readonly saved: string
    /** Marks what came since the last choice. */
    readonly added: string
  }
  readonly service: {
    readonly provider: string
    readonly purposes: string
    readonly legalBasis: string
    readonly country: string
    readonly transfer: string
    readonly data: string
    readonly retention: string
    readonly retentionUnknown: string
    readonly privacyPolicy: string
    readonly role: string
    readonly recipients: string
    readonly identifies: string
    readonly sharing: string
    readonly storesNothing: string
    readonly yes: string
    readonly no: string
  }
  readonly table: {
    readonly caption: string
    readonly name: string
    readonly purpose: string
    readonly lifetime: string
    readonly type: string
    readonly session: string
  }
  readonly kinds: { readonly [Kind in StorageKind]: string }
  readonly legalBases: { readonly [Basis in NonNullable<Service['legalBasis']>]: string }
  readonly roles: { readonly [Kind in Role['kind']]: string }
  readonly safeguards: { readonly [Key in Transfer['safeguard']]: string }
  readonly dataKinds: { readonly [Kind in DataKind]: string }
  readonly sharing: { readonly [Key in NonNullable<Service['sharing']>]: string }
  readonly parties: { readonly [Party in NonNullable<StoredItem['party']>]: string }
  readonly withdrawal: {
    readonly needsReload: string
    readonly reload: string
    readonly dismiss: string
    readonly removed: Plural
    /** `{names}` is filled in. */
    readonly left: string
  }
}

/** The texts of the placeholder of a gated embed. */
export interface PlaceholderMessages {
  /** `{service}` and `{provider}` are filled in. */
  readonly title: string
  /** `{provider}`, `{country}` and `{purposes}` are filled in. */
  readonly text: string
  readonly allowOnce: string
  readonly allowSession: string
  readonly allowAlways: string
  readonly openPreferences: string
  readonly visit: string
  readonly policy: string
  readonly loading: string
  readonly error: string
  readonly retry: string
  /** A live chat: its launcher, and the button that grants and opens it. */
  readonly chat: string
  readonly openChat: string
  readonly closeChat: string
  /** Beside a button that leads to a payment page; `{provider}` is filled in. */
  readonly payment: string
}

/** One language. The details and the policy are chunks of their own. */
export interface Locale<Category extends string = UsualCategory> {
  /** BCP 47 tag. */
  readonly tag: string
  readonly dir: 'ltr' | 'rtl'
  readonly banner: BannerMessages & { readonly purposes: { readonly [Id in Category]: string } }
  readonly load: () => Promise<LocaleDetails<Category>>
  /** The third chunk: for the policy, the privacy centre and agreements. */
  readonly loadPolicy: () => Promise<LocalePolicy>
}

/** The second chunk of a language. */
export interface LocaleDetails<Category extends string = UsualCategory> {
  readonly details: DetailMessages & {
    readonly categories: { readonly [Id in Category]: CategoryMessages }
    /** Names for own services. Without one, a service without a name is called by its first purpose. */
    readonly services?: { readonly [id: string]: string }
  }
  readonly placeholder: PlaceholderMessages
}

/** The third chunk of a language. */
export interface LocalePolicy {
  readonly policy: PolicyMessages
}

/**
 * The languages of the app by tag: at hand, or loaded when needed.
 *
 * A category that the app invented needs its words here: a locale without them does not compile.
 */
export type ConsentMessages<Category extends string = string> = {
  readonly [tag: string]: Locale<Category> | (() => Promise<Locale<Category>>)
}
