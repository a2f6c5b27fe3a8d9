import { diffPermissions, type Permissions } from 'fluxconsent/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { startStore } from './exampleConfig.js'

const anyPermissions: fc.Arbitrary<Permissions> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  fc.constantFrom('granted' as const, 'denied' as const),
)

describe('diffPermissions', () => {
  it('R127 names what changed and nothing else', () => {
    const store = startStore()
    const before = store.getState().permissions
    store.actions.grantAlways('video')
    expect(diffPermissions(before, store.getState().permissions)).toEqual({ video: 'granted' })
    const between = store.getState().permissions
    store.actions.withdraw(['video'])
    expect(diffPermissions(between, store.getState().permissions)).toEqual({ video: 'denied' })
  })

  it('R127 is empty where nothing changed', () => {
    const { permissions } = startStore().getState()
    expect(diffPermissions(permissions, { ...permissions })).toEqual({})
  })

  it('R127 together with the state before gives the full map', () => {
    fc.assert(
      fc.property(anyPermissions, anyPermissions, (before, after) => {
        const diff = diffPermissions(before, after)
        const merged: Permissions = { ...before, ...diff }
        for (const id of Object.keys(after)) expect(merged[id]).toBe(after[id])
        for (const id of Object.keys(diff)) expect(before[id]).not.toBe(diff[id])
      }),
    )
  })
})
