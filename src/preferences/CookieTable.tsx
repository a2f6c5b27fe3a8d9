'use client'

import { forwardRef, type ComponentPropsWithoutRef, type ForwardRefExoticComponent, type RefAttributes } from 'react'
import {
  formatMessage,
  type CategoryId,
  type ConsentConfig,
  type LocaleDetails,
  type Service,
  type ServiceId,
  type StoredItem,
} from '../core/index.js'
import { formatLifetime, itemName } from '../core/views.js'
import { useConsentStore, useDetails, useMessages } from '../index.js'

interface TableProps extends Omit<ComponentPropsWithoutRef<'table'>, 'children'> {
  /** Only what this service stores. @default the whole site */
  readonly service?: ServiceId | undefined
  /** Only what the services of this category store. @default the whole site */
  readonly category?: CategoryId | undefined
}

type CookieTableProps = TableProps & ({ readonly service?: never } | { readonly category?: never })

/**
 * Everything that a service, a category or the whole site stores: name, purpose, lifetime, type and party, taken from
 * the manifests.
 *
 * Renders a `<table>` with a caption; a `<p>` where nothing is stored, nothing until the texts are loaded.
 *
 * @example
 * <CookieTable category="marketing" />
 * @see CJEU C-673/17 (Planet49): lifetime and access of third parties have to be told
 */
export const CookieTable: ForwardRefExoticComponent<CookieTableProps & RefAttributes<HTMLTableElement>> =
  /* @__PURE__ */ forwardRef<HTMLTableElement, CookieTableProps>(function CookieTable(
    { service, category, ...props },
    ref,
  ) {
    const { config } = useConsentStore()
    const locale = useMessages()
    const words = useDetails()
    if (!locale || !words) return null
    const { details } = words
    const services = config.services.filter(
      ({ id, category: group }) => (service ?? id) === id && (category ?? group) === group,
    )
    const rows = services.flatMap((one) => (one.stores === 'nothing' ? [] : one.stores.map((item) => ({ one, item }))))
    if (rows.length === 0)
      return (
        <p lang={locale.tag} dir={locale.dir} data-consent-nothing="">
          {details.service.storesNothing}
        </p>
      )
    const titles = [details.table.name, details.table.purpose, details.table.lifetime, details.table.type]
    return (
      <table lang={locale.tag} dir={locale.dir} data-consent-table="" {...props} ref={ref}>
        <caption>{formatMessage(details.table.caption, { name: nameOf(config, words, service, category) })}</caption>
        <thead>
          <tr>
            {titles.map((title) => (
              <th key={title} scope="col">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ one, item }) => (
            <tr key={`${one.id} ${item.kind ?? ''} ${item.name} ${item.domain ?? ''}`}>
              <th scope="row">
                <bdi>{itemName(item)}</bdi>
              </th>
              <td>{details.purposes[item.purpose]}</td>
              <td>{formatLifetime(item.lifetime, locale.tag, details.table.session)}</td>
              <td>{typeOf(item, one, words)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )
  })
export declare namespace CookieTable {
  type Props = CookieTableProps
}

function typeOf(
  { kind = 'cookie', party = 'first', domain }: StoredItem,
  { provider }: Service,
  words: LocaleDetails,
): string {
  const holder = domain ?? (party === 'third' && provider !== 'controller' ? provider.name : null)
  const where = words.details.parties[party]
  return `${words.details.kinds[kind]}, ${holder ? `${where} (${holder})` : where}`
}

function nameOf(config: ConsentConfig, words: LocaleDetails<string>, service?: string, category?: string): string {
  if (category) return words.details.categories[category]?.label ?? category
  const found = config.services.find(({ id }) => id === service)
  if (!found) return service ?? config.controller.name
  return words.details.services?.[found.id] ?? found.name ?? words.details.purposes[found.purposes[0]]
}
