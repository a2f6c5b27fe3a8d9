import type { Lifetime } from './Lifetime.js'
import type { Purpose } from './Purpose.js'
import type { ServiceContext } from './ServiceContext.js'
import type { StoredItem } from './StoredItem.js'

/** Who receives the data. */
export interface Provider {
  readonly name: string
  /** ISO 3166-1 code of the country where the provider is established. */
  readonly country: string
  readonly privacyUrl: string
  /** A page or tool of the provider to opt out everywhere. */
  readonly optOutUrl?: string
}

/** In which role the provider handles the data (GDPR articles 4, 26 and 28). */
export type Role =
  | { readonly kind: 'own' }
  | { readonly kind: 'processor' }
  | { readonly kind: 'controller' }
  | { readonly kind: 'joint'; readonly url: string }

/** A transfer out of the area of the law, and what makes it lawful (GDPR chapter V). */
export interface Transfer {
  /** ISO 3166-1 code. */
  readonly country: string
  readonly safeguard: 'adequacy' | 'scc' | 'bcr' | 'dpf' | 'derogation'
  readonly url?: string
}

/** A kind of data that a service collects; every language translates every one of them. */
export type DataKind =
  | 'ip-address'
  | 'device'
  | 'pages'
  | 'referrer'
  | 'location'
  | 'identifiers'
  | 'interactions'
  | 'messages'
  | 'contact'
  | 'account'
  | 'payment'
  | 'preferences'
  | 'recording'

/** A script that a service loads after its grant. */
export interface ServiceScript {
  readonly src: string
  /** @default 'classic' */
  readonly type?: 'classic' | 'module'
  readonly attributes?: Readonly<Record<string, string>>
}

/** The origins that a service needs, for a content security policy. */
export interface ServiceHosts {
  readonly script?: readonly string[]
  readonly connect?: readonly string[]
  readonly frame?: readonly string[]
  readonly img?: readonly string[]
  readonly style?: readonly string[]
  readonly font?: readonly string[]
  readonly media?: readonly string[]
  readonly worker?: readonly string[]
}

/** How the window of a live chat is opened, in calls of what its script puts into the page. */
export interface ChatWindow {
  /** The function that is there as soon as the chat can be opened, by its path: `Tawk_API.maximize`. */
  readonly ready: string
  /** What opens the window, call by call: the path of a function and what it is handed. */
  readonly open: readonly (readonly [path: string, ...values: readonly unknown[]])[]
}

/**
 * One thing that stores, reads or sends data: a vendor script, an embed, or the site's own cookie.
 *
 * The same manifest drives the gates, the runner, the sweep, the cookie table and the policy, so that they cannot
 * disagree.
 */
export interface Service<Id extends string = string, Category extends string = string> {
  readonly id: Id
  readonly category: Category
  /** The product's own name. Without one, the locale names the first purpose. */
  readonly name?: string
  readonly provider: Provider | 'controller'
  readonly purposes: readonly [Purpose, ...Purpose[]]
  /** @default 'consent', or 'contract' in a required category */
  readonly legalBasis?: 'consent' | 'contract' | 'legal-obligation'
  /** What it keeps on the device. `nothing` has to be said: an empty list is an error. */
  readonly stores: readonly StoredItem[] | 'nothing'

  // What the person is told. A change of any of these asks again.
  readonly role: Role
  readonly data: readonly DataKind[]
  readonly identifies: boolean
  /** How long the provider keeps the data, apart from the lifetime of the items; `null` when it does not say. */
  readonly retention: Lifetime | null
  readonly recipients?: readonly string[]
  readonly transfer?: Transfer
  /**
   * Whether data leaves for somebody's own ends. Everything but `none` falls under the opt-out signal (GPC).
   * @default 'none'
   */
  readonly sharing?: 'none' | 'share' | 'sale' | 'targeted-ads'
  /** @default false */
  readonly sensitive?: boolean
  /**
   * Whether it tells devices apart by their features: canvas, audio, fonts, the sum of settings.
   * @default false
   */
  readonly fingerprints?: boolean

  // What runs.
  /**
   * When it starts. A required third party starts `on-use`, by the person's own act, never at boot.
   * @default 'boot'
   */
  readonly flow?: 'boot' | 'on-use'
  /**
   * What happens before anybody agreed. `limited` calls `consent.hold` and then loads the scripts at once, in a mode
   * that the vendor has for this. Requests are made, so no service of the catalogue does it unless it is told to.
   * @default 'nothing'
   */
  readonly beforeConsent?: 'nothing' | 'limited'
  readonly scripts?: readonly ServiceScript[]
  readonly hosts?: ServiceHosts
  /** How the vendor is told. Each may throw: the others go on, and the app hears of it. */
  readonly consent?: {
    /** Before the scripts of this or any other service, as soon as anything may run. */
    readonly hold?: (context: ServiceContext) => void
    /** At the grant, before the scripts: queues and stubs are made here. */
    readonly grant?: (context: ServiceContext) => void
    /**
     * When other decisions changed and its own did not, as long as it runs: one vendor may serve the purposes of several
     * categories.
     */
    readonly update?: (context: ServiceContext) => void
    /** At the withdrawal, before anything is removed. */
    readonly deny?: (context: ServiceContext) => void
  }
  /** After the scripts have loaded. */
  readonly onGrant?: (context: ServiceContext) => void
  /** After the vendor was told no, once, and only if the service ran. */
  readonly onRevoke?: (context: ServiceContext) => void
  /** How a live chat is opened, for services that are one. */
  readonly chat?: ChatWindow
  /** Elements that the vendor leaves in the page, as selectors; removed at the withdrawal. */
  readonly leaves?: readonly string[]
  /**
   * Whether a withdrawal is complete at once, or only after a reload, because the vendor offers no way to stop.
   * @default 'clean'
   */
  readonly withdrawal?: 'clean' | 'reload'
  /** Where these facts come from. */
  readonly sources?: readonly string[]
}

/** A service that is a live chat. */
export type ChatService<Id extends string = string, Category extends string = string> = Service<Id, Category> & {
  readonly chat: ChatWindow
}
