import { expect, it, vi } from 'vitest'
import { deviceStore } from '../../src/remote/deviceStore.js'

/** A storage that is full until it is given room. */
function fullStorage(): { readonly giveRoom: () => void; readonly kept: Map<string, string> } {
  const kept = new Map<string, string>()
  let isFull = true
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (isFull) throw new DOMException('full', 'QuotaExceededError')
      kept.set(key, value)
    },
    removeItem: (key: string) => kept.delete(key),
  })
  return { giveRoom: () => void (isFull = false), kept }
}

it('R49 keeps in memory what a full storage refuses', () => {
  fullStorage()
  const device = deviceStore()
  device.set('key', 'one')
  expect(device.get('key')).toBe('one')
  device.remove('key')
  expect(device.get('key')).toBeNull()
})

it('R49 goes back to the storage as soon as that takes something, also for what another tab writes', () => {
  const { giveRoom, kept } = fullStorage()
  const device = deviceStore()
  device.set('key', 'one')
  giveRoom()
  device.set('key', 'two')
  expect(device.get('key')).toBe('two')
  kept.set('key', 'of another tab')
  expect(device.get('key')).toBe('of another tab')
})
