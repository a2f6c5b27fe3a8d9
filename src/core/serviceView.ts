import type { LocaleDetails } from './ConsentMessages.js'
import { shownDecision, type ShownState } from './categoryViews.js'
import type { Decision } from './Decision.js'
import type { CategoryId, RegisteredConfig, ServiceId } from './Register.js'
import type { Service } from './Service.js'

/** A service, as an interface shows it. */
export interface ServiceView {
  readonly id: ServiceId
  /** Its name, or what it is for; `null` until the texts are loaded. */
  readonly label: string | null
  readonly service: Service<ServiceId, CategoryId>
  readonly required: boolean
  readonly decision: Decision
  /** What its switch shows: the draft, and where there is none the decision. */
  readonly draft: Decision
  readonly granted: boolean
}

/** One service of a config; `null` when the config does not have it. Pure. */
export function serviceView(
  { decidables, services }: RegisteredConfig,
  state: ShownState,
  details: LocaleDetails<string> | null,
  id: ServiceId,
): ServiceView | null {
  const service = services.find((candidate) => candidate.id === id)
  if (!service) return null
  const words = details?.details
  const decision = state.permissions[id] ?? 'denied'
  return {
    id,
    label: words?.services?.[id] ?? service.name ?? words?.purposes[service.purposes[0]] ?? null,
    service,
    required: decidables.some((one) => one.id === id && one.required),
    decision,
    draft: shownDecision(state, id),
    granted: decision === 'granted',
  }
}
