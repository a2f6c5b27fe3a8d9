import { formatMessage, isAsked, type Provider, type Service, type Transfer } from '../core/index.js'
import { formatLifetime, regionName } from '../core/views.js'
import { linkTo } from './linkTo.js'
import type { PolicyFact, PolicySection, PolicyText } from './PolicyDocument.js'
import type { PolicySource } from './PolicySource.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { serviceLabel } from './serviceLabel.js'
import { fact, listOf, section } from './writeText.js'

/** Every service: who runs it, in which role, with which data, for how long, and where they go. */
export function describeServices(source: PolicySource): readonly PolicySection[] {
  const { config, texts } = source
  const { sections, claims } = texts.policy
  const promises = config.claims?.map((claim) => ({ key: claim, text: [claims[claim]] })) ?? []
  return section(
    'policy-services',
    sections.services,
    [{ kind: 'list', ordered: false, items: promises }],
    config.services.flatMap((service) =>
      section(`policy-services-${service.id}`, serviceLabel(service, texts), [
        { kind: 'facts', facts: factsOf(service, source) },
      ]),
    ),
  )
}

/** A country and what makes the transfer there lawful. The link says whose safeguard it leads to. */
export function describeTransfer(
  { country, safeguard, url }: Transfer,
  { details, tag }: PolicyTexts,
  holder = '',
): PolicyText {
  const name = details.safeguards[safeguard]
  return [`${regionName(country, tag)}: `, linkTo(url && holder ? `${name} (${holder})` : name, url)]
}

function factsOf(service: Service, { config, texts }: PolicySource): readonly PolicyFact[] {
  const { provider, transfer, retention, recipients = [], sharing = 'none', sensitive = false } = service
  const { details, policy, tag } = texts
  const { service: names } = details
  const { facts } = policy
  const isOptional = config.decidables.some((one) => one.id === service.id && isAsked(one))
  const { legalBasis = isOptional ? 'consent' : 'contract' } = service
  const party = provider === 'controller' ? null : provider
  const purposes = new Intl.ListFormat(tag, { type: 'unit' }).format(
    service.purposes.map((purpose) => details.purposes[purpose]),
  )
  // How long the site's own items stay is told item by item.
  const kept = retention ? formatLifetime(retention, tag, details.table.session) : party && names.retentionUnknown
  return [
    ...fact('provider', names.provider, party ? providerOf(party, names) : config.controller.name),
    ...fact('role', names.role, roleOf(service, texts)),
    ...fact('purposes', names.purposes, purposes),
    ...fact('legalBasis', names.legalBasis, details.legalBases[legalBasis]),
    ...fact(
      'data',
      names.data,
      listOf(
        service.data.map((kind) => details.dataKinds[kind]),
        tag,
      ),
    ),
    ...fact('identifies', facts.identifies, service.identifies ? policy.yes : policy.no),
    ...fact('retention', names.retention, kept),
    ...fact('recipients', facts.recipients, listOf(recipients, tag)),
    ...fact('country', names.country, party ? regionName(party.country, tag) : undefined),
    ...fact('transfer', names.transfer, transfer && describeTransfer(transfer, texts, party?.name)),
    ...fact('sharing', facts.sharing, sharing !== 'none' && policy.sharing[sharing]),
    ...fact('sensitive', facts.sensitive, sensitive && policy.yes),
    ...fact('without', facts.without, isOptional && formatMessage(policy.without, { purposes })),
  ]
}

function providerOf({ name, privacyUrl }: Provider, names: PolicyTexts['details']['service']): PolicyText {
  return [`${name} (`, linkTo(formatMessage(names.privacyPolicy, { provider: name }), privacyUrl), ')']
}

function roleOf({ role, provider }: Service, { details }: PolicyTexts): PolicyText {
  const name = details.roles[role.kind]
  if (role.kind !== 'joint') return [name]
  return [linkTo(provider === 'controller' ? name : `${name} (${provider.name})`, role.url)]
}
