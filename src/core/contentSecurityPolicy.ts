import { consentError } from './ConsentError.js'
import type { ConsentConfig } from './ConsentConfig.js'
import type { Service, ServiceHosts } from './Service.js'

/** Sources by directive, such as `script-src`. */
export type PolicyDirectives = Readonly<Record<string, readonly string[]>>

/** The directives that the services of a config need. */
export interface ContentSecurityPolicy {
  /** What a page may reach before anybody agreed: what is required, and what was set to an advanced mode. */
  readonly before: PolicyDirectives
  /** What it may reach when everything is granted. */
  readonly after: PolicyDirectives
}

/** What goes into the directives beside the services. */
export interface ContentSecurityPolicyOptions {
  /** The page's nonce, the same as of the provider. Scripts are then trusted by it, with `strict-dynamic`. */
  readonly nonce?: string
}

const KINDS: readonly (keyof ServiceHosts)[] = ['script', 'connect', 'frame', 'img', 'style', 'font', 'media', 'worker']

const NONCE = /^[\w+/=-]{8,128}$/
const ORIGIN = /^('self'|blob:|(https|wss|http):\/\/(\*\.)?[\w.-]+(:\d+)?)$/

/**
 * The part of a content security policy that the configured services need. Pure.
 *
 * A grant within the page needs `after`. Send `before` as `Content-Security-Policy-Report-Only` to people who have not
 * answered: whatever it reports was about to leak. A directive that no service needs is left out, so that your
 * `default-src` counts; `script-src` is always there.
 *
 * @throws error 153 when a host is no origin, error 154 when the nonce is none: both would end up in a header
 * @see https://www.w3.org/TR/CSP3/
 *
 * @example
 * const { after } = contentSecurityPolicy(consent, { nonce })
 * response.headers.set('Content-Security-Policy', `default-src 'self'; ${formatDirectives(after)}`)
 */
export function contentSecurityPolicy(
  config: ConsentConfig,
  { nonce }: ContentSecurityPolicyOptions = {},
): ContentSecurityPolicy {
  if (nonce !== undefined && !NONCE.test(nonce)) throw consentError(154, nonce)
  const required = config.services.filter(
    ({ category, beforeConsent }) => config.categories[category]?.required === true || beforeConsent === 'limited',
  )
  return { before: directivesOf(required, nonce), after: directivesOf(config.services, nonce) }
}

/** Directives as the value of a header. */
export function formatDirectives(directives: PolicyDirectives): string {
  return Object.entries(directives)
    .map(([directive, sources]) => `${directive} ${sources.join(' ')}`)
    .join('; ')
}

function directivesOf(services: readonly Service[], nonce: string | undefined): PolicyDirectives {
  const entries = KINDS.flatMap((kind) => {
    const origins = services.flatMap((service) => originsOf(service, kind))
    if (origins.length === 0 && kind !== 'script') return []
    const own = nonce === undefined || (kind !== 'script' && kind !== 'style') ? [] : [`'nonce-${nonce}'`]
    // What a trusted script loads is trusted too; browsers that do not know this go by the origins.
    const trust = kind === 'script' && nonce !== undefined ? ["'strict-dynamic'"] : []
    return [[`${kind}-src`, [...new Set(["'self'", ...own, ...trust, ...origins.toSorted()])]] as const]
  })
  return Object.fromEntries(entries)
}

function originsOf({ id, hosts }: Service, kind: keyof ServiceHosts): readonly string[] {
  const origins = hosts?.[kind] ?? []
  for (const origin of origins) if (!ORIGIN.test(origin)) throw consentError(153, id, origin)
  return origins
}
