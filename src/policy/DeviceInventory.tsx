'use client'

import { useState, type MouseEvent, type ReactNode } from 'react'
import { formatMessage, formatPlural } from '../core/index.js'
import { useConsentActions, useConsentStore } from '../index.js'
import { Action } from '../parts/index.js'
import type { PolicyTexts } from './PolicyTexts.js'
import type { InventoryItem } from './readInventory.js'
import { serviceLabel } from './serviceLabel.js'
import { useConsents } from './useConsents.js'
import { useInventory } from './useInventory.js'

/**
 * What is on this device now, by service, with the ways to take it along and to erase it.
 *
 * Renders a `<table>`, two buttons and, after the erasure, what it did.
 */
export function DeviceInventory({ texts }: { readonly texts: PolicyTexts }): ReactNode {
  const store = useConsentStore()
  const { forget } = useConsentActions()
  const { withdrawAll, forgetAgreements } = useConsents()
  const [items, look] = useInventory()
  const [report, setReport] = useState<string | null>(null)
  const { center } = texts.policy

  const saveAll = (): void => {
    const { choice, permissions, signals, jurisdiction } = store.getState()
    const device = (items ?? []).map((item) => ({ ...item, service: nameOf(item.service) }))
    const { controller } = store.config
    const all = { controller, choice, permissions, signals, jurisdiction, device }
    void import('./lazy.js').then(({ saveJson }) => saveJson('privacy', all)).catch(store.inlet.fail)
  }
  const eraseAll = async (event: MouseEvent): Promise<void> => {
    // The second half of a double click would find nothing, and say so.
    if (event.detail > 1) return
    withdrawAll(event)
    forgetAgreements()
    const lookForOptional = async (): Promise<readonly InventoryItem[]> =>
      (await look()).filter(({ required }) => !required)
    const erasable = await lookForOptional()
    const erase = await import('./lazy.js').then(({ eraseItem }) => eraseItem, store.inlet.fail)
    const eraseAllOf = async (found: readonly InventoryItem[]): Promise<void> => {
      for (const { kind, name } of found) await erase?.(kind, name)
    }
    await eraseAllOf(erasable.filter(({ service }) => service !== 'own'))
    // Its own the SDK removes itself, but for what it has kept at another place, or where some of its code never came.
    forget()
    await eraseAllOf((await lookForOptional()).filter((item) => !isOnItsWay(item)))
    const left = await lookForOptional()
    const names = left.flatMap((item) => (isOnItsWay(item) ? [] : item.name))
    const erased = erasable.length - left.length
    setReport(
      [
        formatPlural(center.erased, Math.max(0, erased), texts.tag),
        names.length > 0 ? formatMessage(center.left, { names: names.join(', ') }) : '',
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
            <th scope="row">
              <bdi>{name}</bdi>
            </th>
            <td>{texts.details.kinds[kind]}</td>
            <td>{ownerOf(service)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Whether it is of a record that has not arrived, for example of the withdrawal: it goes as soon as it has. */
function isOnItsWay({ service, name }: InventoryItem): boolean {
  return service === 'own' && /\.(outbox\.|own$)/.test(name)
}

function nameOf(service: InventoryItem['service']): string {
  return typeof service === 'string' ? service : (service?.id ?? 'unknown')
}
