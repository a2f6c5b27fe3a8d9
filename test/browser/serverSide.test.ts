import { createGatedStorage } from 'fluxconsent/browser'
import { describe, expect, it } from 'vitest'
import { exampleConfig } from '../core/exampleConfig.js'

describe('on a server', () => {
  it('R55 gated storage keeps nothing, as everybody would share it, and binds nothing', () => {
    const storage = createGatedStorage(exampleConfig, 'functional')
    storage.setItem('theme', 'dark')
    expect(storage.getItem('theme')).toBeNull()
    expect(storage).toHaveLength(0)
    expect(exampleConfig.binding.followers.size).toBe(0)
  })
})
