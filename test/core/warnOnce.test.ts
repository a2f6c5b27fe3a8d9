import { warnOnce } from 'fluxconsent/core'
import { afterEach, describe, expect, it, vi } from 'vitest'

describe('warnOnce', () => {
  afterEach(() => vi.unstubAllEnvs())

  it('R60 says each thing once, with its number', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const said = new Set<string>()
    for (const url of ['/a.js', '/a.js', '/b.js', '/a.js']) warnOnce(said, 301, url)
    expect(warn.mock.calls.map(([message]) => String(message))).toEqual([
      expect.stringContaining('FC301: The script "/a.js" could not be loaded'),
      expect.stringContaining('FC301: The script "/b.js" could not be loaded'),
    ])
  })

  it('R60 says nothing in production', () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    vi.stubEnv('NODE_ENV', 'production')
    warnOnce(new Set(), 301, '/a.js')
    expect(warn).not.toHaveBeenCalled()
  })
})
