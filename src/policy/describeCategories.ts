import {
  categoryFacts,
  formatMessage,
  formatPlural,
  type Decidable,
  type Service,
  type StoredItem,
} from '../core/index.js'
import { formatLifetime, itemName } from '../core/views.js'
import { unlistedItems } from './unlistedItems.js'
import type { PolicyBlock, PolicySection, PolicyText } from './PolicyDocument.js'
import type { PolicySource } from './PolicySource.js'
import { serviceLabel } from './serviceLabel.js'
import { fact, listOf, paragraph, section } from './writeText.js'

interface Row {
  readonly item: StoredItem
  readonly service: string
  readonly provider: Service['provider']
}

/** What is stored, category by category: what for, how long, by whom, and every item. */
export function describeCategories(source: PolicySource): readonly PolicySection[] {
  const { config, texts } = source
  const categories = config.decidables.filter(({ id, category, services }) => id === category && services.length > 0)
  const own = unlistedItems(config).map((item): Row => ({ item, service: '', provider: 'controller' }))
  // What this package keeps is as necessary as the choice itself.
  const home = categories.find(({ required }) => required)
  const sections = categories.flatMap((one) => describeCategory(source, one, one === home ? own : []))
  const rest = home
    ? []
    : section('policy-categories-choice', texts.details.purposes['consent-choice'], [
        itemTable(source, texts.details.purposes['consent-choice'], own),
      ])
  return section('policy-categories', texts.policy.sections.categories, [], [...sections, ...rest])
}

function describeCategory(
  source: PolicySource,
  { category, required, services }: Decidable,
  own: readonly Row[],
): readonly PolicySection[] {
  const { config, texts } = source
  const { details, policy, banner, tag } = texts
  const words = details.categories[category]
  const rows = [...services.flatMap(rowsOf), ...own]
  const definition = config.categories[category]
  const reason = definition?.required ? (definition.reason ?? details.preferences.alwaysOn) : ''
  const unique = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)]
  const list = (values: readonly string[]): PolicyText => listOf(unique(values), tag)
  const here = { stores: own.map(({ item }) => item), provider: 'controller' } as const
  const { duration, thirdParties } = categoryFacts([...services, here])
  const label = words?.label ?? category
  return section(`policy-categories-${category}`, label, [
    paragraph(words?.description ?? ''),
    {
      kind: 'facts',
      facts: [
        ...fact('reason', policy.facts.reason, reason),
        ...fact(
          'purposes',
          details.service.purposes,
          list(services.flatMap(({ purposes }) => purposes.map((purpose) => details.purposes[purpose]))),
        ),
        ...fact(
          'legalBasis',
          details.service.legalBasis,
          list(services.map(({ legalBasis = required ? 'contract' : 'consent' }) => details.legalBases[legalBasis])),
        ),
        ...fact('services', policy.facts.services, list(services.map((service) => serviceLabel(service, texts)))),
        ...fact(
          'thirdParties',
          policy.facts.thirdParties,
          thirdParties.length > 0 && formatPlural(banner.thirdParties, thirdParties.length, tag),
        ),
        ...fact('longest', policy.facts.longest, duration && formatLifetime(duration, tag, details.table.session)),
      ],
    },
    itemTable(source, label, rows),
  ])
}

function rowsOf({ id, stores, provider }: Service): readonly Row[] {
  return stores === 'nothing' ? [] : stores.map((item) => ({ item, service: id, provider }))
}

function itemTable({ texts: { details, policy, tag } }: PolicySource, name: string, rows: readonly Row[]): PolicyBlock {
  const { table } = details
  return {
    kind: 'table',
    caption: formatMessage(table.caption, { name }),
    columns: [
      { key: 'name', name: table.name },
      { key: 'purpose', name: table.purpose },
      { key: 'lifetime', name: table.lifetime },
      { key: 'type', name: table.type },
      { key: 'party', name: policy.center.service },
    ],
    rows: rows.map(({ item, service, provider }) => {
      const { kind = 'cookie', party = 'first', domain } = item
      const holder = domain ?? (party === 'third' && provider !== 'controller' ? provider.name : null)
      return {
        key: `${service} ${kind} ${item.name} ${domain ?? ''}`,
        cells: [
          [itemName(item)],
          [details.purposes[item.purpose]],
          [formatLifetime(item.lifetime, tag, table.session)],
          [details.kinds[kind]],
          [holder ? `${details.parties[party]} (${holder})` : details.parties[party]],
        ],
      }
    }),
  }
}
