import { localChoiceStorage, type PageConsent } from 'fluxconsent/browser'
import type { Choice } from 'fluxconsent/core'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { encodeChoice } from '../../src/core/lazy.js'
import { DAY, exampleConfig, exampleWith, granted, startStore } from '../core/exampleConfig.js'
import { clearBrowser } from '../react/renderConsent.js'
import { closePages, open } from './tracker.js'

let channel: BroadcastChannel

beforeEach(() => {
  clearBrowser()
  channel = new BroadcastChannel('fluxconsent.cookie_consent')
})
afterEach(() => {
  channel.close()
  closePages()
  clearBrowser()
})

/** What a person decided some time ago, or some time ahead. */
function decided(act: 'acceptAll' | 'rejectAll', offset: number): Choice {
  const store = startStore(exampleConfig, { now: () => Date.now() + offset })
  store.actions[act]()
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return choice
}

/** A page whose choice is stored, and which listens; with every error that it reports. */
async function listening(act: 'acceptAll' | 'rejectAll'): Promise<[PageConsent, unknown[]]> {
  const page = open(exampleConfig)
  const errors: unknown[] = []
  page.onError((error) => void errors.push(error))
  const heard = new Promise((resolve) => channel.addEventListener('message', resolve, { once: true }))
  page.actions[act]()
  // What it tells others shows that it hears them too.
  await heard
  return [page, errors]
}

/** Resolves when the page has heard everything that was sent before. */
async function flushed(page: PageConsent, offset = 1000): Promise<void> {
  const marker = decided('rejectAll', offset)
  channel.postMessage(encodeChoice(marker))
  await expect.poll(() => page.getState().choice?.id).toBe(marker.id)
}

describe('what stands in the channel of the tabs', () => {
  it('R55 is not heard by a config that keeps its choices elsewhere', async () => {
    const [one, other] = ['a', 'b'].map((key) => open(exampleWith({ storage: localChoiceStorage(key) })))
    const heard = new Promise((resolve) => {
      const listener = new BroadcastChannel('fluxconsent.a')
      onTestFinished(() => listener.close())
      listener.addEventListener('message', resolve)
    })
    one?.actions.acceptAll()
    await heard
    // Both listen: the other one tells as well, and what it heard before would have come first.
    other?.actions.open('preferences')
    expect(other?.getState().choice).toBeNull()
    expect(localStorage.getItem('b')).toBeNull()
  })

  it('R4 grants, forgets and throws nothing, whatever a script of the page posts', async () => {
    const [page, errors] = await listening('rejectAll')
    const seen = vi.fn()
    page.subscribe(({ choice: current }) => seen(granted(page), current?.action))
    const choice = encodeChoice(decided('acceptAll', -1000))
    const anyMessage = fc.oneof(
      fc.anything({ withDate: true, withMap: true, withSet: true, withBigInt: true, withTypedArray: true }),
      fc.string({ unit: 'binary' }),
      fc.nat(choice.length).map((end) => choice.slice(0, end)),
    )
    for (const message of fc.sample(anyMessage, 300)) if (message !== null) channel.postMessage(message)
    await flushed(page)
    for (const call of seen.mock.calls) expect(call).toEqual([[], 'reject-all'])
    expect(errors).toEqual([])
  })

  it('R65 an older grant changes nothing, and one from the future grants nothing', async () => {
    const [page] = await listening('rejectAll')
    const seen = vi.fn()
    page.subscribe(() => seen(granted(page)))
    channel.postMessage(encodeChoice(decided('acceptAll', -1000)))
    await flushed(page)
    channel.postMessage(encodeChoice(decided('acceptAll', 9 * DAY)))
    await flushed(page, 2000)
    for (const [permitted] of seen.mock.calls) expect(permitted).toEqual([])
    expect(page.getState().status).toBe('decided')
  })

  it('R51 a choice that another tab forgot is forgotten here', async () => {
    const [page] = await listening('acceptAll')
    channel.postMessage(page.getState().choice?.id)
    await expect.poll(() => page.getState()).toMatchObject({ choice: null, status: 'undecided' })
    expect(granted(page)).toEqual([])
    await expect.poll(() => document.cookie).toBe('')
  })
})
