import type { Service } from './Service.js'

/** What US law lets people refuse as a whole: the sale or sharing of data, and the use of sensitive data. */
export type OptOut = 'sale' | 'sensitive'

/** One thing that a person decides on: a category with all its services, or a service with itself. */
export interface Decidable<Category extends string = string, ServiceId extends string = string> {
  readonly id: Category | ServiceId
  /** The category it belongs to; a category belongs to itself. */
  readonly category: Category
  readonly required: boolean
  /** What it belongs to, in the words of a choice: its category, and what US law lets people refuse as a whole. */
  readonly groups: readonly (Category | OptOut)[]
  readonly services: readonly Service<ServiceId, Category>[]
  /** What an optional service tells people, in four characters; `null` for categories and the required. */
  readonly fingerprint: string | null
}

/** Whether it is asked: optional, and with a service to ask about. */
export function isAsked({ required, services }: Decidable): boolean {
  return !required && services.length > 0
}
