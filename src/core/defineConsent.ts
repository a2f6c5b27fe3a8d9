import type { ConsentConfig, ConsentInput } from './ConsentConfig.js'
import { serviceDigest } from './serviceDigest.js'
import type { Decidable } from './Decidable.js'
import { isSensitive, shares } from './shares.js'
import { readSimulation } from './readSimulation.js'
import { resolveJurisdiction } from './resolveJurisdiction.js'
import { lifetimeSeconds, type Duration } from './Lifetime.js'
import type { ChatService, Service } from './Service.js'
import { validateConfig } from './validateConfig.js'

/**
 * Checks a config, fills in its defaults and keeps its ids as types.
 *
 * @throws {@link ConsentError} 101 to 118, 131, 173 and 174, in development, when ids, lifetimes, expiry, a service or an
 * agreement are not usable. Nothing is repaired silently: half a config would ask half a question. Production bundles leave
 * the check out; what it would find is then simply never granted.
 *
 * @example
 * export const consent = defineConsent({
 *   controller: { name: 'Example', email: 'privacy@example.com', dpo: null },
 *   policy: { version: '2026-02', updated: '2026-02-15', url: '/cookies' },
 *   categories: { necessary: { required: true }, marketing: {} },
 *   services: [youtube()],
 * })
 */
export function defineConsent<
  const Category extends string,
  const Services extends readonly Service<string, NoInfer<Category>>[],
>(
  input: ConsentInput<Category, Services>,
): ConsentConfig<Category, Services[number]['id'], ChatIdOf<Services[number]>> {
  if (process.env.NODE_ENV !== 'production') validateConfig(input)
  type ServiceId = Services[number]['id']
  const isCategory = (id: string): id is Category => Object.hasOwn(input.categories, id)
  const categories = Object.keys(input.categories).filter(isCategory)
  const all: readonly Service<ServiceId, Category>[] = input.services
  // In a category that the config does not have nobody is asked, so nothing can be granted.
  const services = all.filter(({ category }) => isCategory(category))
  const isRequired = (category: Category): boolean => input.categories[category].required === true
  const describe = (
    id: Category | ServiceId,
    category: Category,
    members: typeof services,
    fingerprint: string | null,
  ): Decidable<Category, ServiceId> => ({
    id,
    category,
    required: isRequired(category),
    groups: [
      category,
      ...(members.some(shares) ? ['sale' as const] : []),
      ...(members.some(isSensitive) ? ['sensitive' as const] : []),
    ],
    services: members,
    fingerprint,
  })
  const config: ConsentConfig<Category, ServiceId> = {
    ...input,
    cookie: { name: 'cookie_consent', scope: 'host', ...input.cookie },
    expiry: { grant: daysOf(input.expiry?.grant), refusal: daysOf(input.expiry?.refusal) },
    jurisdictionOf: (code, now, audience = input.audience) =>
      [...(input.exemptions ?? []), audience].reduce(
        (rule, refine) => refine?.(rule, services) ?? rule,
        resolveJurisdiction(simulated() ?? code, input.jurisdictions ?? [], now),
      ),
    binding: { sources: new Set(), followers: new Set() },
    decidables: [
      ...categories.map((id) =>
        describe(
          id,
          id,
          services.filter(({ category }) => category === id),
          null,
        ),
      ),
      ...services.map((service) =>
        describe(service.id, service.category, [service], isRequired(service.category) ? null : serviceDigest(service)),
      ),
    ],
  }
  return config
}

/** The ids of live chats; any where the list of services is not known by type. */
type ChatIdOf<Each extends Service> = string extends Each['id'] ? string : Extract<Each, ChatService>['id']

/** The place that the address names, in development. */
function simulated(): string | null {
  return process.env.NODE_ENV === 'production' ? null : readSimulation().jurisdiction
}

/** The days of a duration; what is no duration counts for no day at all. */
function daysOf(duration: Duration = 'P184D'): number {
  return Math.floor((lifetimeSeconds(duration) ?? 0) / 86_400)
}
