'use client'

import { useCallback, useEffect, useState } from 'react'
import { useConsentStore } from '../index.js'
import { readInventory, type InventoryItem } from './readInventory.js'

/** What is on this device; `null` until it was read. */
type Inventory = readonly InventoryItem[] | null

/** What is on this device, read again after every change of the choice and when the page is looked at; or at once. */
export function useInventory(): readonly [items: Inventory, look: () => Promise<readonly InventoryItem[]>] {
  const store = useConsentStore()
  const [items, setItems] = useState<Inventory>(null)
  useEffect(() => {
    let isCurrent = true
    const readAgain = async (): Promise<void> => {
      // Whoever writes the choice down hears of it in the same moment, perhaps after this.
      await Promise.resolve()
      const found = await readInventory(store.config)
      if (isCurrent) setItems(found)
    }
    const refresh = (): void => void readAgain()
    refresh()
    const stop = store.subscribe(refresh)
    addEventListener('focus', refresh)
    return () => {
      isCurrent = false
      stop()
      removeEventListener('focus', refresh)
    }
  }, [store])
  const look = useCallback(async () => {
    const found = await readInventory(store.config)
    setItems(found)
    return found
  }, [store])
  return [items, look]
}
