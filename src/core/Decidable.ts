import type { Service } from './Service.js'

/** One thing that a person decides on: a category with all its services, or a service with itself. */
export interface Decidable<Category extends string = string, ServiceId extends string = string> {
  readonly id: Category | ServiceId
  /** The category it belongs to; a category belongs to itself. */
  readonly category: Category
  readonly required: boolean
  readonly services: readonly Service<ServiceId, Category>[]
  /** What an optional service tells people, in four characters; `null` for categories and the required. */
  readonly fingerprint: string | null
}

/** Whether it is asked: optional, and with a service to ask about. */
export function isAsked({ required, services }: Decidable): boolean {
  return !required && services.length > 0
}
