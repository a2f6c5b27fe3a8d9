import type { Activity } from './Activity.js'
import type { Agreement } from './Agreement.js'
import type { CategoryDefinition } from './CategoryDefinition.js'
import type { ConsentMessages } from './ConsentMessages.js'
import type { ConsentStorage } from './ConsentStorage.js'
import type { Controller } from './Controller.js'
import type { Importer } from './importers/Importer.js'
import type { Jurisdiction, JurisdictionRow, Refinement } from './Jurisdiction.js'
import type { Duration } from './Lifetime.js'
import type { Decidable } from './Decidable.js'
import type { PermissionBinding } from './PermissionBinding.js'
import type { Policy } from './Policy.js'
import type { ChatService, Service } from './Service.js'
import type { SignalAdapter } from './Signals.js'

/** A promise of the site that no configured service may break. */
export type Claim = 'noSale' | 'noFingerprinting' | 'noAds' | 'euOnly'

/** The cookie that holds the choice. */
export interface ChoiceCookie {
  /** @default 'cookie_consent' */
  readonly name: string
  /** `site` shares the choice with the subdomains of `domain`; `host` keeps it on this host. */
  readonly scope: 'host' | 'site'
  /** The domain of `scope: 'site'`. */
  readonly domain?: string
}

/** How long an answer counts. */
export interface Expiry {
  /** 30 to 395 days. @default 'P184D' */
  readonly grant: Duration
  /** At least 184 days and at least as long as a grant. @default 'P184D' */
  readonly refusal: Duration
}

/** What an app writes down: the one source of truth for gates, clean-up, cookie table and policy. */
export interface ConsentInput<
  Category extends string = string,
  Services extends readonly Service<string, Category>[] = readonly Service<string, Category>[],
> {
  readonly controller: Controller
  readonly policy: Policy
  readonly categories: { readonly [Id in Category]: CategoryDefinition }
  readonly services: Services
  readonly cookie?: Partial<ChoiceCookie>
  /** Where the choice is kept. @default a cookie as `cookie` says */
  readonly storage?: ConsentStorage
  /** Takes over the choice of another tool from people who have none here yet: the first that finds one. */
  readonly import?: readonly Importer[]
  readonly expiry?: Partial<Expiry>
  /** The rules by place. @default none: everybody is asked first */
  readonly jurisdictions?: readonly JurisdictionRow[]
  /** The place of every visitor, for a site that serves one country. */
  readonly jurisdiction?: string
  /** More signals than GPC, which is always read. */
  readonly signals?: readonly SignalAdapter[]
  /** How old the visitors are: see {@link audienceRule}. Never stored, never sent. @default adults */
  readonly audience?: Refinement
  /**
   * Only a real user event may grant, or what a server says of an account. Of a choice that a script stored or another
   * tool made only the refusals count. It keeps out mistakes and other people's scripts, not a script that forges a
   * whole stored choice: whoever runs one in your page can do all that you can.
   * @default false
   */
  readonly trustedGesture?: boolean
  readonly activities?: readonly Activity[]
  readonly agreements?: readonly Agreement[]
  readonly claims?: readonly Claim[]
  /** Exemptions to use where the law of the place knows them: see {@link exemption}. @default none */
  readonly exemptions?: readonly Refinement[]
  /** The language when neither the app, the page nor the browser names one. @default the first of `messages` */
  readonly locale?: string
  readonly messages?: ConsentMessages<NoInfer<Category>>
}

/** A checked config, with its defaults filled in. Made by {@link defineConsent}; never passed across a server boundary. */
export interface ConsentConfig<
  Category extends string = string,
  ServiceId extends string = string,
  ChatId extends ServiceId = ServiceId,
> extends Omit<ConsentInput<Category>, 'services' | 'cookie' | 'expiry'> {
  readonly services: readonly (Service<ServiceId, Category> | ChatService<ChatId, Category>)[]
  readonly cookie: ChoiceCookie
  /** In days. */
  readonly expiry: { readonly [Key in keyof Expiry]: number }
  /**
   * The rule for a place (an ISO code or nothing) at a time in epoch milliseconds, for a person of some age. Without a time
   * it holds now, and the clock is read only for a place whose law has a first day.
   */
  readonly jurisdictionOf: (
    code: string | null | undefined,
    now?: number,
    audience?: Refinement | null | undefined,
  ) => Jurisdiction
  /** Everything that is decided on: the categories, then the services. */
  readonly decidables: readonly Decidable<Category, ServiceId>[]
  /** Connects the running store with storage that was made at module level. */
  readonly binding: PermissionBinding
}
