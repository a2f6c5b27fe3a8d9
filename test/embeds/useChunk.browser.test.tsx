import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { page } from 'vitest/browser'
import { useChunk } from '../../src/embeds/useChunk.js'
import { clearBrowser, renderEmbed } from './renderEmbed.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

describe('code that is fetched after the first render', () => {
  it('R24 is reported when it does not come, and asked for again when the network is back', async () => {
    let isOnline = false
    const load = async (): Promise<{ readonly word: string }> => {
      if (!isOnline) throw new Error('blocked')
      return { word: 'content' }
    }
    function Place(): ReactNode {
      const chunk = useChunk(load)
      return <p>{chunk?.word ?? 'nothing yet'}</p>
    }
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const { store, show } = await renderEmbed(null)
    const errors: string[] = []
    store.onError((error) => errors.push(String(error)))
    await show(<Place />)
    await expect.poll(() => errors).toEqual(['Error: blocked'])
    await expect.element(page.getByText('nothing yet')).toBeInTheDocument()
    isOnline = true
    dispatchEvent(new Event('online'))
    await expect.element(page.getByText('content')).toBeInTheDocument()
    expect(errors).toHaveLength(1)
  })
  it('R24 is asked for no more when nobody shows it any longer', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const load = vi.fn(() => Promise.reject(new Error('blocked')))
    const Place = (): ReactNode => <p>{useChunk<{ readonly word: string }>(load)?.word}</p>
    const { store, show } = await renderEmbed(null)
    const failed = vi.fn()
    store.onError(failed)
    await show(<Place />)
    await expect.poll(() => failed.mock.calls).toEqual([[new Error('blocked')]])
    await show(null)
    dispatchEvent(new Event('online'))
    expect(load).toHaveBeenCalledOnce()
  })
})
