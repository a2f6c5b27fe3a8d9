'use client'

import { useState, type MouseEvent, type ReactNode } from 'react'
import { formatMessage, formatPlural } from '../core/index.js'
import { agreementsKey } from '../core/forms.js'
import { useConsentActions, useConsentStore } from '../index.js'
import { Action } from '../parts/index.js'
import { createAgreementStore } from './createAgreementStore.js'
import { eraseItem } from './eraseItem.js'
import type { PolicyTexts } from './PolicyTexts.js'
import type { InventoryItem } from './readInventory.js'
import { saveJson } from './saveJson.js'
import { serviceLabel } from './serviceLabel.js'
import { useInventory } from './useInventory.js'

/**
 * What is on this device now, by service, with the ways to take it along and to erase it.
 *
 * Renders a `<table>`, two buttons and, after the erasure, what it did.
 */
export function DeviceInventory({ texts }: { readonly texts: PolicyTexts }): ReactNode {
  const store = useConsentStore()
  const { withdraw, forget } = useConsentActions()
  const [items, look] = useInventory()
  const [report, setReport] = useState<string | null>(null)
  const { center } = texts.policy
  const { config } = store

  const saveAll = (): void => {
    const { choice, permissions, signals, jurisdiction } = store.getState()
    const device = (items ?? []).map((item) => ({ ...item, service: nameOf(item.service) }))
    saveJson('privacy', { controller: config.controller, choice, permissions, signals, jurisdiction, device })
  }
  const eraseAll = async (event: MouseEvent): Promise<void> => {
    withdraw(null, { event, method: 'page' })
    createAgreementStore(agreementsKey(config.cookie.name)).forget()
    const erasable = (await look()).filter(({ required }) => !required)
    for (const { kind, name } of erasable) await eraseItem(kind, name)
    forget()
    const left = (await look()).filter(({ required }) => !required)
    const erased = erasable.length - left.length
    setReport(
      [
        formatPlural(center.erased, Math.max(0, erased), texts.tag),
        left.length > 0 ? formatMessage(center.left, { names: left.map(({ name }) => name).join(', ') }) : '',
      ].join(' '),
    )
  }
  return (
    <>
      {items && items.length > 0 ? <Inventory items={items} texts={texts} /> : <p>{items && center.nothing}</p>}
      <p>{center.hidden}</p>
      <p>{center.eraseText}</p>
      <div data-consent-row="">
        <Action action="export" run={saveAll} text={center.download} />
        <Action action="erase" run={(event) => void eraseAll(event)} text={center.erase} />
      </div>
      <output>{report}</output>
    </>
  )
}

function Inventory({
  items,
  texts,
}: {
  readonly items: readonly InventoryItem[]
  readonly texts: PolicyTexts
}): ReactNode {
  const { center } = texts.policy
  const ownerOf = (service: InventoryItem['service']): string => {
    if (service === 'own') return center.site
    return service ? serviceLabel(service, texts) : center.unknown
  }
  return (
    <table data-consent-table="">
      <caption>{center.device}</caption>
      <thead>
        <tr>
          <th scope="col">{center.name}</th>
          <th scope="col">{center.kind}</th>
          <th scope="col">{center.service}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ name, kind, service }) => (
          <tr key={`${kind} ${name}`} data-service={nameOf(service)}>
            <th scope="row">{name}</th>
            <td>{texts.details.kinds[kind]}</td>
            <td>{ownerOf(service)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function nameOf(service: InventoryItem['service']): string {
  return typeof service === 'string' ? service : (service?.id ?? 'unknown')
}
