import type { Service } from './Service.js'

/** What has to happen before something optional may run. */
export type Model = 'opt-in' | 'opt-out' | 'notice' | 'none'

/** The models from the strictest to the mildest. */
export const MODELS: readonly Model[] = ['opt-in', 'opt-out', 'notice', 'none']

/** The rule in force for one visitor. */
export interface Jurisdiction {
  /** ISO 3166-1 or 3166-2 code, for example `DE` or `US-CA`; `null` when unknown. */
  readonly code: string | null
  /** The law, for example `gdpr` or `ccpa`. */
  readonly regulation: string
  readonly model: Model
  /** The model for services that are marked `sensitive`. */
  readonly sensitive: Model
}

/** One rule of the table that turns a place into a model. */
export interface JurisdictionRow {
  /** ISO codes: a country (`US`) or a subdivision (`US-CA`). A subdivision beats its country. */
  readonly match: readonly string[]
  readonly regulation: string
  readonly model: Model
  /** The model for sensitive services, no milder than `model`. @default the row's model */
  readonly sensitive?: Model
  /** ISO 8601 date from which the row counts. */
  readonly validFrom?: string
  /** Exemptions that the law knows, for example `audience-measurement`. */
  readonly exempts?: readonly string[]
  /** Below this age a person cannot consent alone (GDPR article 8). */
  readonly digitalAge?: number
  readonly source?: string
}

/** The rule for everybody whose place is unknown: the strictest one. */
export const UNKNOWN_JURISDICTION: Jurisdiction = {
  code: null,
  regulation: 'unknown',
  model: 'opt-in',
  sensitive: 'opt-in',
}

/** The strictest model among services; `none` where there are none. */
export function strictestModel(services: readonly Service[], { model, sensitive }: Jurisdiction): Model {
  const ranks = services.map((service) => MODELS.indexOf(service.sensitive ? sensitive : model))
  return MODELS[Math.min(MODELS.length - 1, ...ranks)] ?? 'opt-in'
}
