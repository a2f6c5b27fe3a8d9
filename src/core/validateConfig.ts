import type { Agreement } from './Agreement.js'
import type { ConsentInput } from './ConsentConfig.js'
import { consentError } from './ConsentError.js'
import { MODELS, type JurisdictionRow } from './Jurisdiction.js'
import { lifetimeSeconds } from './Lifetime.js'
import type { Purpose } from './Purpose.js'
import type { Service } from './Service.js'
import { recordPatterns } from './records/recordPatterns.js'
import { objectable, OPT_OUTS } from './sidePurposes.js'
import { validateClaims } from './validateClaims.js'
import { warnOnce } from './warnOnce.js'
import { validateManifest } from './validateManifest.js'

// Every object has a constructor, so a missing answer about one of that name would look like an answer.
const ID = /^(?!constructor$)[a-z][a-z0-9._-]{0,31}$/
const TOKEN = /^[\w.-]{1,32}$/
const PLACE = /^[A-Z]{2}(-[A-Z\d]{1,3})?$/
const DAY = 86_400

// The locales explain why these are necessary; any other required category has to say it itself.
const EXPLAINED: readonly string[] = ['necessary']

/**
 * Throws the numbered error of the first thing in a config that people or browsers could not be served with.
 */
export function validateConfig(config: ConsentInput): void {
  const categories = Object.keys(config.categories)
  const ids = new Set<string>()
  // Objections stand in the choice under the ids of their activities.
  for (const id of [...categories, ...config.services.map((service) => service.id), ...objectable(config)]) {
    if (!ID.test(id)) throw consentError(101, id)
    if (ids.has(id)) throw consentError(102, id)
    if (OPT_OUTS.some((taken) => taken === id)) throw consentError(117, id)
    ids.add(id)
  }
  for (const id of categories) {
    const category = config.categories[id]
    if (category?.required && !category.reason && !EXPLAINED.includes(id)) throw consentError(111, id)
  }
  for (const service of config.services) {
    if (!categories.includes(service.category)) {
      throw consentError(103, service.id, service.category, categories.join(', '))
    }
    validateService(service)
    validateManifest(service)
  }
  for (const id of (config.import ?? []).flatMap((importer) => importer.ids)) {
    if (!ids.has(id)) throw consentError(131, id, [...ids].join(', '))
  }
  if (!TOKEN.test(config.policy.version)) throw consentError(107, config.policy.version)
  const { name = 'cookie_consent', domain } = config.cookie ?? {}
  if (!TOKEN.test(name)) throw consentError(112, 'cookie name', name)
  if (domain !== undefined && !/^[\w.-]+$/.test(domain)) throw consentError(112, 'cookie domain', domain)
  validateExpiry(config)
  for (const row of config.jurisdictions ?? []) validateRow(row)
  const signals = new Set(['gpc'])
  for (const signal of config.signals ?? []) {
    if (signals.has(signal.name)) throw consentError(118, signal.name)
    signals.add(signal.name)
  }
  validateAgreements(config.agreements ?? [])
  validateClaims(config)
  warnOfTrackers(config)
}

// Purposes that make nothing strictly necessary.
const TRACKING: readonly Purpose[] = [
  'statistics',
  'visitor-id',
  'experiments',
  'recording',
  'advertising',
  'ad-attribution',
  'ad-personalisation',
]

function warnOfTrackers({ categories, services }: ConsentInput): void {
  const said = new Set<string>()
  for (const { id, category, purposes, sharing = 'none' } of services) {
    if (!categories[category]?.required) continue
    const tracking = sharing === 'none' ? purposes.find((purpose) => TRACKING.includes(purpose)) : sharing
    if (tracking) warnOnce(said, 116, id, category, tracking)
  }
}

// A config from JSON or JavaScript can hold what is impossible by type.
function validateService(service: Service | (Omit<Service, 'stores'> & { readonly stores: undefined })): void {
  const { id, stores, retention, legalBasis, transfer, scripts = [] } = service
  if (!stores?.length) throw consentError(104, id)
  for (const item of stores === 'nothing' ? [] : stores) {
    if (lifetimeSeconds(item.lifetime) === null) throw consentError(105, `"${item.name}" of "${id}"`, item.lifetime)
  }
  if (retention && lifetimeSeconds(retention) === null) throw consentError(105, `The retention of "${id}"`, retention)
  if (/^legitimate/i.test(legalBasis ?? '')) throw consentError(110, id)
  if (/^privacy/i.test(transfer?.safeguard ?? '')) throw consentError(108, id)
  for (const { src } of scripts) {
    if (!/^(https:\/\/|http:\/\/(localhost|127\.0\.0\.1)[:/]|\/(?![/\\]))/.test(src)) throw consentError(109, id, src)
  }
}

function validateRow(row: JurisdictionRow): void {
  const { match, model, sensitive = model, validFrom, digitalAge = 0, reaskDays = 0 } = row
  const places = match.join(', ')
  for (const place of match) if (!PLACE.test(place)) throw consentError(114, places, 'place', place)
  if (!MODELS.includes(model)) throw consentError(114, places, 'model', model)
  const rank = MODELS.indexOf(sensitive)
  if (rank < 0 || rank > MODELS.indexOf(model)) throw consentError(114, places, 'sensitive model', sensitive)
  if (validFrom !== undefined && Number.isNaN(Date.parse(validFrom))) {
    throw consentError(114, places, 'first day', validFrom)
  }
  if (!(digitalAge >= 0 && digitalAge <= 18)) throw consentError(114, places, 'digital age', String(digitalAge))
  if (!(reaskDays >= 0)) throw consentError(114, places, 'days before asking again', String(reaskDays))
}

// No consent API takes a record of what is refused here, so a yes would stay without proof.
function validateAgreements(agreements: readonly Agreement[]): void {
  const ids = new Set<string>()
  for (const { id, version } of agreements) {
    if (!ID.test(id)) throw consentError(101, id)
    if (ids.has(id)) throw consentError(173, id)
    // A number of a JSON file looks like a text to a pattern.
    if (typeof version !== 'string' || !recordPatterns.token.test(version)) throw consentError(174, id, version)
    ids.add(id)
  }
}

function validateExpiry({ expiry }: ConsentInput): void {
  const { grant = 'P184D', refusal = 'P184D' } = expiry ?? {}
  const grantDays = days('expiry.grant', grant)
  const refusalDays = days('expiry.refusal', refusal)
  if (grantDays < 30 || grantDays > 395) throw consentError(106, 'expiry.grant', grant, '30 to 395 days')
  if (refusalDays < Math.max(184, grantDays) || refusalDays > 395) {
    throw consentError(106, 'expiry.refusal', refusal, '184 to 395 days, and no less than for a grant')
  }
}

function days(where: string, lifetime: string): number {
  const seconds = lifetimeSeconds(lifetime)
  if (seconds === null) throw consentError(105, `\`${where}\``, lifetime)
  return seconds / DAY
}
