import type { Service } from './Service.js'

/** What has to happen before something optional may run. */
export type Model = 'opt-in' | 'opt-out' | 'notice' | 'none'

/** The models from the strictest to the mildest. */
export const MODELS: readonly Model[] = ['opt-in', 'opt-out', 'notice', 'none']

/** What the law of a place makes of Global Privacy Control. It is honoured everywhere, whatever it is called. */
export type GpcEffect = 'refusal' | 'objection' | 'opt-out'

/** The rule in force for one visitor. */
export interface Jurisdiction {
  /** ISO 3166-1 or 3166-2 code, for example `DE` or `US-CA`; `null` when unknown. */
  readonly code: string | null
  /** The law, for example `gdpr` or `ccpa`. */
  readonly regulation: string
  readonly model: Model
  /** The model for services that are marked `sensitive`. */
  readonly sensitive: Model
  /** @default 'refusal' */
  readonly gpc?: GpcEffect
  /** The days that have to pass after a refusal, where the law asks for more than the config. */
  readonly reaskDays?: number
  /** The exemptions that the law knows; in use are those that the config names too. */
  readonly exempts?: readonly ExemptionKind[]
  /** Below this age a person cannot consent alone. @default 18 */
  readonly digitalAge?: number
  /** The ids that run until the person objects, because the law exempts them from consent. */
  readonly exempt?: readonly string[]
  /** The ids that nobody of this age may be asked about, nor be given. */
  readonly withheld?: readonly string[]
}

/** An exemption from consent that a law knows. */
export type ExemptionKind = 'audience-measurement' | 'statistics' | 'appearance'

/** One rule of the table that turns a place into a model. */
export interface JurisdictionRow extends Omit<Jurisdiction, 'code' | 'sensitive' | 'exempt' | 'withheld'> {
  /** ISO codes: a country (`US`) or a subdivision (`US-CA`). A subdivision beats its country. */
  readonly match: readonly string[]
  /** The model for sensitive services, no milder than `model`. @default the row's model */
  readonly sensitive?: Model
  /** ISO 8601 date from which the row counts. */
  readonly validFrom?: string
  /** The statute, or where it is explained. */
  readonly source?: string
  /** What is not certain about the row. @default nothing that is known */
  readonly note?: string
}

/** Changes the rule of a place, for what a site may use or for who the person is. Pure. */
export type Refinement = (rule: Jurisdiction, services: readonly Service[]) => Jurisdiction

/** The rule for everybody whose place is unknown: the strictest one. */
export const UNKNOWN_JURISDICTION: Jurisdiction = {
  code: null,
  regulation: 'unknown',
  model: 'opt-in',
  sensitive: 'opt-in',
}

/** The strictest model among services; `none` where there are none. What is no model asks first. */
export function strictestModel(services: readonly Service[], rule: Jurisdiction): Model {
  for (const model of MODELS) for (const one of services) if (modelOf(one, rule) === model) return model
  return 'none'
}

/** The model for one service. What is no model asks first. */
function modelOf({ id, sensitive }: Service, rule: Jurisdiction): Model {
  const model = rule.exempt?.includes(id) ? 'opt-out' : sensitive ? rule.sensitive : rule.model
  return MODELS.includes(model) ? model : 'opt-in'
}
