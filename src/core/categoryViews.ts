import type { LocaleDetails } from './ConsentMessages.js'
import type { ConsentData } from './ConsentState.js'
import type { Decision } from './Decision.js'
import type { CategoryId, ConsentId, RegisteredConfig, ServiceId } from './Register.js'
import type { Service } from './Service.js'

/** A category, as an interface shows it. */
export interface CategoryView {
  readonly id: CategoryId
  /** `null` until the texts are loaded. */
  readonly label: string | null
  readonly description: string | null
  readonly required: boolean
  /** What is permitted now. */
  readonly decision: Decision
  /** What its switch shows: the draft, and where there is none the decision. */
  readonly draft: Decision
  /** How many of its services are switched on. */
  readonly on: number
  /** Whether some of its services are switched on and some are off. */
  readonly mixed: boolean
  readonly services: readonly Service<ServiceId, CategoryId>[]
}

/** What the switches of an interface show. */
export type ShownState = Pick<ConsentData, 'permissions' | 'draft' | 'sessionGrants'>

/** What a switch shows: the draft, else what is permitted for longer than until the page is left. */
export function shownDecision({ draft, permissions, sessionGrants }: ShownState, id: ConsentId): Decision {
  const lasting = sessionGrants.some((service) => service === id) ? 'denied' : permissions[id]
  return draft[id] ?? lasting ?? 'denied'
}

/** One category. An id that the config does not have is denied and has no services. Pure. */
export function categoryView(
  { decidables }: RegisteredConfig,
  state: ShownState,
  details: LocaleDetails<string> | null,
  id: CategoryId,
): CategoryView {
  const { required = false, services = [] } = decidables.find((one) => one.id === id) ?? {}
  const shown = (each: ConsentId): Decision => shownDecision(state, each)
  const on = services.filter((service) => shown(service.id) === 'granted').length
  const words = details?.details.categories[id]
  return {
    id,
    label: words?.label ?? null,
    description: words?.description ?? null,
    required,
    decision: state.permissions[id] ?? 'denied',
    draft: shown(id),
    on,
    mixed: on > 0 && on < services.length,
    services,
  }
}

/** The categories that are shown: the required ones, and those with a service to ask about. Pure. */
export function categoryViews(
  config: RegisteredConfig,
  shown: ShownState,
  details: LocaleDetails<string> | null,
): readonly CategoryView[] {
  return config.decidables
    .filter(({ id, category, services }) => id === category && services.length > 0)
    .map(({ category }) => categoryView(config, shown, details, category))
}
