import type { ChatService, Service } from './Service.js'

/**
 * Keeps the id and category of a hand-written service as types.
 *
 * Its facts are checked by {@link defineConsent}, together with those of all others.
 *
 * @example
 * defineService({
 *   id: 'weather', category: 'functional', name: 'Weather', purposes: ['preferences'],
 *   provider: { name: 'Weather Ltd', country: 'IE', privacyUrl: 'https://weather.example/privacy' },
 *   stores: 'nothing', role: { kind: 'processor' }, data: ['location'], identifies: false, retention: 'P1D',
 * })
 */
export function defineService<const Id extends string, const Category extends string>(
  service: ChatService<Id, Category>,
): ChatService<Id, Category>
export function defineService<const Id extends string, const Category extends string>(
  service: Service<Id, Category>,
): Service<Id, Category>
export function defineService(service: Service): Service {
  return service
}
