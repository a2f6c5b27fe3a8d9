'use client'

import { useCallback, useEffect, useRef, useState } from 'react'
import { useConsentStore } from '../index.js'
import { readInventory, type InventoryItem } from './readInventory.js'

/** What is on this device; `null` until it was read. */
type Inventory = readonly InventoryItem[] | null

/** What is on this device, read again after every change of the choice and when the page is looked at; or at once. */
export function useInventory(): readonly [items: Inventory, look: () => Promise<readonly InventoryItem[]>] {
  const store = useConsentStore()
  const [items, setItems] = useState<Inventory>(null)
  // Looks end in any order; what is shown is never older than what was shown before.
  const looks = useRef({ begun: 0, shown: 0 })
  const look = useCallback(async () => {
    const own = (looks.current.begun += 1)
    // Whoever writes the choice down hears of it in the same moment, perhaps after this.
    await Promise.resolve()
    const found = await readInventory(store.config)
    if (own > looks.current.shown) {
      looks.current.shown = own
      setItems(found)
    }
    return found
  }, [store])
  useEffect(() => {
    const refresh = (): void => void look()
    refresh()
    const stop = store.subscribe(refresh)
    addEventListener('focus', refresh)
    return () => {
      stop()
      removeEventListener('focus', refresh)
    }
  }, [store, look])
  return [items, look]
}
