import { lifetimeSeconds, type Duration, type ServiceContext, type ServiceHosts } from '../core/index.js'
import { catalogueEntry } from './catalogueEntry.js'
import { checkedOption } from './checkedOption.js'
import { methodConsent } from './methodConsent.js'
import type { CatalogueService, ServiceOptions } from './ServiceOptions.js'

/** A client of `posthog-js` that the app made itself, as far as it is told here. */
export interface PosthogClient {
  readonly config?: Partial<PosthogCampaigns>
  opt_in_capturing: () => void
  opt_out_capturing: () => void
  set_config: (config: PosthogCampaigns) => void
  unregister: (property: string) => void
  unregister_for_session: (property: string) => void
}

/** The settings of PostHog on what an advertisement left in the page's address. */
interface PosthogCampaigns {
  readonly save_campaign_params: boolean
  readonly mask_personal_data_properties: boolean
  /** What is masked in addresses besides click ids. */
  readonly custom_personal_data_properties: string[]
}

/** Options of {@link posthog}. */
export interface PosthogOptions<Id extends string, Category extends string> extends ServiceOptions<Id, Category> {
  /** The project's key, `phc_...`. */
  readonly token: string
  /** Where the project's data is stored. @default 'eu' */
  readonly region?: 'eu' | 'us'
  /** How long the visitor's cookie stays. PostHog is told, in days. @default 'P1Y' */
  readonly cookieExpires?: Duration
  /**
   * An own client from npm, in place of PostHog's script. It has to be made with `opt_out_capturing_by_default: true`:
   * its own note of a refusal is removed with everything else, and without that setting it would capture again.
   */
  readonly client?: () => PosthogClient
}

const METHODS =
  'capture identify alias group reset register register_once unregister unregister_for_session set_config opt_in_capturing opt_out_capturing has_opted_in_capturing has_opted_out_capturing clear_opt_in_out_capturing isFeatureEnabled getFeatureFlag onFeatureFlags reloadFeatureFlags setPersonProperties startSessionRecording stopSessionRecording debug'

// Under these names it keeps what it found in an address, and sends it with every event of the session.
const KEPT =
  'utm_source utm_medium utm_campaign utm_content utm_term gclid gad_source gclsrc dclid gbraid wbraid fbclid msclkid twclid li_fat_id igshid ttclid rdt_cid epik qclid sccid oppref bfcid irclid mc_cid _kx'

/**
 * PostHog: statistics, recordings and feature flags. It is out by default, opted in by the grant and out again by the
 * withdrawal, without a reload. Click ids and campaigns are left out until marketing is granted, and dropped when that
 * is withdrawn.
 *
 * @throws error 113 when the token is none
 * @see https://posthog.com/docs/privacy/data-collection
 *
 * @example
 * posthog({ token: 'phc_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789' })
 * posthog({ token: 'phc_AbCdEfGhIjKlMnOpQrStUvWxYz0123456789', client: () => client })
 */
export function posthog<const Id extends string = 'posthog', const Category extends string = 'analytics'>(
  options: PosthogOptions<Id, Category>,
): CatalogueService<Id, Category> {
  const { cookieExpires = 'P1Y', client } = options
  const region = checkedOption('posthog', 'region', options.region ?? 'eu', /^(eu|us)$/)
  const token = checkedOption('posthog', 'token', options.token, /^phc_\w{8,64}$/)
  const assets = `https://${region}-assets.i.posthog.com`
  const hosts: ServiceHosts = {
    ...(!client && { script: [assets] }),
    connect: [`https://${region}.i.posthog.com`, assets],
    worker: ['blob:'],
  }
  return catalogueEntry(options, 'posthog', 'analytics', {
    name: 'PostHog',
    provider: { name: 'PostHog, Inc.', country: 'US', privacyUrl: 'https://posthog.com/privacy' },
    purposes: ['statistics', 'recording', 'experiments'],
    stores: [
      { name: `ph_${token}_posthog`, lifetime: cookieExpires, purpose: 'visitor-id' },
      { name: `ph_${token}`, match: 'prefix', kind: 'local', lifetime: cookieExpires, purpose: 'visitor-id' },
      { name: `ph_${token}`, match: 'prefix', kind: 'session', lifetime: 'session', purpose: 'session-state' },
      { name: '__ph_opt_in_out_', match: 'prefix', kind: 'local', lifetime: cookieExpires, purpose: 'consent-choice' },
    ],
    role: { kind: 'processor' },
    data: ['ip-address', 'device', 'pages', 'referrer', 'location', 'identifiers', 'interactions', 'recording'],
    identifies: false,
    retention: 'P7Y',
    transfer: { country: 'US', safeguard: 'scc', url: 'https://posthog.com/dpa' },
    ...(!client && { scripts: [{ src: `${assets}/static/array.js` }] }),
    hosts,
    consent: client
      ? {
          grant: (context) => {
            tellCampaigns(context, client())
            client().opt_in_capturing()
          },
          update: (context) => tellCampaigns(context, client()),
          deny: () => client().opt_out_capturing(),
        }
      : methodConsent({
          name: 'posthog',
          methods: METHODS,
          // The shape that the script looks for: what is to be started, and that a stub has been here.
          properties: (context) => ({
            _i: [[token, configOf(context, region, cookieExpires), 'posthog']],
            __SV: 1,
            people: [],
          }),
          first: ['opt_in_capturing'],
          again: ['opt_in_capturing'],
          update: campaignCommands,
          deny: ['opt_out_capturing'],
        }),
    ...(process.env.NODE_ENV === 'production'
      ? {}
      : {
          sources: [
            'https://posthog.com/docs/privacy/data-collection',
            'https://posthog.com/docs/libraries/js/config',
            'unverified: the longest retention of events, seven years',
          ],
        }),
  })
}

function configOf(context: ServiceContext, region: string, cookieExpires: Duration): object {
  return {
    api_host: `https://${region}.i.posthog.com`,
    opt_out_capturing_by_default: true,
    cookie_expiration: Math.floor((lifetimeSeconds(cookieExpires) ?? 0) / 86_400),
    ...campaignsOf(context),
  }
}

function campaignsOf({ decision }: ServiceContext): PosthogCampaigns {
  const mayAttribute = decision('marketing') === 'granted'
  return {
    save_campaign_params: mayAttribute,
    mask_personal_data_properties: !mayAttribute,
    custom_personal_data_properties: ['utm_id', ...KEPT.split(' ')],
  }
}

type CampaignCommand =
  readonly ['set_config', PosthogCampaigns] | readonly ['unregister' | 'unregister_for_session', string]

/** What may be kept from now on; without the grant of marketing also that nothing stays of what was. */
function campaignCommands(context: ServiceContext): readonly CampaignCommand[] {
  const campaigns = campaignsOf(context)
  return [
    ['set_config', campaigns],
    ...(campaigns.save_campaign_params
      ? []
      : [
          // The first address of the visitor and of the visit, as they were.
          ['unregister', '$initial_person_info'] as const,
          ['unregister', '$client_session_props'] as const,
          ...KEPT.split(' ').map((name) => ['unregister_for_session', name] as const),
        ]),
  ]
}

function tellCampaigns(context: ServiceContext, client: PosthogClient): void {
  for (const command of campaignCommands(context)) {
    if (command[0] === 'set_config') {
      // What the app masks itself stays masked.
      const names = [
        ...(client.config?.custom_personal_data_properties ?? []),
        ...command[1].custom_personal_data_properties,
      ]
      client.set_config({ ...command[1], custom_personal_data_properties: [...new Set(names)] })
    } else client[command[0]](command[1])
  }
}
