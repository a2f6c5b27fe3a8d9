import { consentError } from './ConsentError.js'
import { refuseDeadProducts } from './deadProducts.js'
import type { Service } from './Service.js'

const COUNTRY = /^[A-Z]{2}$/
const HTTPS = /^https:\/\/[^\s/]+/
const ORIGIN = /^('self'|blob:|(https|wss):\/\/(\*\.)?[\w.-]+(:\d+)?|http:\/\/(localhost|127\.0\.0\.1)(:\d+)?)$/
const SAFEGUARDS: readonly string[] = ['adequacy', 'scc', 'bcr', 'dpf', 'derogation']

/**
 * Throws the numbered error of the first fact that a manifest leaves out or gets wrong. Types say the same; a config
 * from JSON or JavaScript can hold what is impossible by type.
 *
 * @throws error 150 for a product that is no more, 151 for a missing fact, 152 for one that is not usable, 153 for a host
 */
export function validateManifest(service: Service): void {
  const { id, provider, role, transfer, hosts = {}, scripts = [] } = service
  const origins: readonly string[] = Object.values<readonly string[]>({ ...hosts }).flat()
  refuseDeadProducts(id, [...origins, ...scripts.map(({ src }) => src)])
  const facts: Readonly<Record<string, unknown>> = {
    provider,
    role,
    purposes: service.purposes,
    data: service.data,
    identifies: service.identifies,
    retention: service.retention,
  }
  for (const [fact, value] of Object.entries(facts)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) throw consentError(151, id, fact)
  }
  if (provider !== 'controller') {
    check(id, 'country of its provider', provider.country, COUNTRY)
    check(id, 'privacy policy', provider.privacyUrl, HTTPS)
  }
  if (role.kind === 'joint') check(id, 'address of the joint agreement', role.url, HTTPS)
  if (transfer) {
    check(id, 'country of its transfer', transfer.country, COUNTRY)
    if (!SAFEGUARDS.includes(transfer.safeguard)) throw consentError(152, id, 'safeguard', transfer.safeguard)
  }
  for (const origin of origins) if (!ORIGIN.test(origin)) throw consentError(153, id, origin)
}

function check(service: string, fact: string, value: unknown, pattern: RegExp): void {
  if (!pattern.test(String(value))) throw consentError(152, service, fact, String(value))
}
