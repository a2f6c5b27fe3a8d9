import {
  browserEffects,
  createConsent,
  localChoiceStorage,
  memoryChoiceStorage,
  type PageConsent,
  type PageConsentOptions,
} from 'fluxconsent/browser'
import { createConsentStore, NO_SIGNALS, type ConsentConfig, type ConsentStorage } from 'fluxconsent/core'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { encodeChoice } from '../../src/core/lazy.js'
import { DAY, exampleConfig, exampleWith, startStore } from '../core/exampleConfig.js'
import { clearBrowser } from '../react/renderConsent.js'
import { expectKeepsChoices } from './expectKeepsChoices.js'

const pages: PageConsent[] = []

function open(config: ConsentConfig = exampleConfig, options: PageConsentOptions = {}): PageConsent {
  const consent = createConsent(config, options)
  pages.push(consent)
  return consent
}

/** What somebody decided some time ago, or some time ahead, as it is kept. */
function chosen(act: 'acceptAll' | 'rejectAll', offset: number): string {
  const store = startStore(exampleConfig, { now: () => Date.now() + offset })
  store.actions[act]()
  const { choice } = store.getState()
  if (!choice) throw new Error('nothing was recorded')
  return encodeChoice(choice)
}

beforeEach(clearBrowser)
afterEach(() => {
  for (const page of pages.splice(0)) page.stop()
  clearBrowser()
})

const cookie = (): string => document.cookie
const throwing: ConsentStorage = {
  read: () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  },
  write: () => {
    throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
  },
  clear: () => {
    throw new DOMException('The operation is insecure.', 'SecurityError')
  },
}

describe('remembering a choice', () => {
  const memory = memoryChoiceStorage()
  it.each([
    ['a cookie', () => undefined],
    ['localStorage', () => localChoiceStorage('public.cookie.choice')],
    ['memory', () => memory],
  ])('R126 keeps, changes and forgets it in %s', async (_, make) => expectKeepsChoices(make))

  it('R126 neither writes nor tells again what came from another tab or did not change', async () => {
    const kept: string[] = []
    const written: string[] = []
    const storage: ConsentStorage = {
      read: () => kept.slice(-1),
      write: (value) => {
        kept.push(value)
        written.push(value)
      },
      clear: () => kept.push(),
    }
    const post = vi.spyOn(BroadcastChannel.prototype, 'postMessage')
    const config = exampleWith({ storage })
    const [first, second] = [open(config), open(config)]
    first.actions.acceptAll()
    await expect.poll(() => second.getState().choice?.action).toBe('accept-all')
    second.actions.rejectAll()
    await expect.poll(() => first.getState().choice?.action).toBe('reject-all')
    first.actions.open('preferences')
    first.actions.setJurisdiction('DE')
    window.dispatchEvent(new Event('focus'))
    const third = open(config)
    await expect.poll(() => third.getState().choice?.action).toBe('reject-all')
    expect(written).toHaveLength(2)
    expect(post).toHaveBeenCalledTimes(2)
  })

  it('R4 R49 leaves no grant behind where the withdrawal cannot be written', async () => {
    const config = exampleWith({ storage: localChoiceStorage('public.cookie.choice') })
    const consent = open(config)
    consent.actions.acceptAll()
    await expect.poll(() => localStorage.getItem('public.cookie.choice')).toMatch(/^1/)
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    })
    consent.actions.withdraw()
    expect(localStorage.getItem('public.cookie.choice')).toBeNull()
    expect(consent.getState().choice?.action).toBe('withdraw')
    vi.restoreAllMocks()
  })

  it('R49 keeps in memory a choice that the storage drops, also where it still holds the former one', async () => {
    let kept: readonly string[] = []
    const written: string[] = []
    const storage: ConsentStorage = {
      read: () => kept,
      write: (value) => {
        written.push(value)
        if (written.length === 1) kept = [value]
      },
      clear: () => undefined,
    }
    const consent = open(exampleWith({ storage }))
    consent.actions.acceptAll()
    await expect.poll(() => kept.length).toBe(1)
    consent.actions.rejectAll()
    await expect.poll(() => consent.getState().persistence).toBe('memory')
  })

  it('R49 takes a choice that was only in memory for stored again once it is forgotten', async () => {
    const storage: ConsentStorage = { read: () => [], write: () => undefined, clear: () => undefined }
    const config = exampleWith({ storage })
    const consent = open(config)
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().persistence).toBe('memory')
    consent.actions.forget()
    await expect.poll(() => consent.getState().persistence).toBe('stored')
  })

  it('R66 writes down who the person is when that comes to light after the choice', async () => {
    const consent = open()
    consent.actions.acceptAll()
    const { choice } = consent.getState()
    await expect.poll(cookie).toContain('cookie_consent=1')
    const subject = 'A'.repeat(22)
    consent.inlet.set({ choice: choice && { ...choice, subject } })
    await expect.poll(cookie).toContain(`~${subject}`)
  })

  it('R4 keeps a withdrawal that was made between two starts of its effects', async () => {
    const store = createConsentStore(exampleConfig)
    const stop = browserEffects()(store)
    store.actions.acceptAll()
    await expect.poll(cookie).toContain('cookie_consent=1')
    stop()
    store.actions.withdraw()
    const { choice } = store.getState()
    onTestFinished(browserEffects()(store))
    await expect.poll(cookie).toBe(`cookie_consent=${choice && encodeChoice(choice)}`)
    expect(store.getState().choice?.id).toBe(choice?.id)
  })

  it('R49 keeps a refusal that no storage takes over a restart of its effects in the same task', async () => {
    const read = vi.fn(() => [])
    const store = createConsentStore(exampleWith({ storage: { read, write: () => undefined, clear: () => undefined } }))
    const stop = browserEffects()(store)
    // Read again once the code is there that remembers.
    await expect.poll(() => read.mock.calls.length).toBeGreaterThan(1)
    store.actions.rejectAll()
    stop()
    onTestFinished(browserEffects()(store))
    expect(store.getState()).toMatchObject({ persistence: 'memory', choice: { action: 'reject-all' } })
  })

  it('R4 writes no grant over a newer refusal that another tab made before the code of the storage came', async () => {
    const consent = open()
    const refused = chosen('rejectAll', 1000)
    consent.actions.acceptAll()
    document.cookie = `cookie_consent=${refused}; Path=/`
    await expect.poll(() => consent.getState().choice?.action).toBe('reject-all')
    expect(cookie()).toBe(`cookie_consent=${refused}`)
  })

  it('R49 asks, and keeps the choice in memory, where the storage is full', async () => {
    vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError')
    })
    const consent = open(exampleWith({ storage: localChoiceStorage('public.cookie.choice') }))
    consent.actions.rejectAll()
    await expect.poll(() => consent.getState().persistence).toBe('memory')
    // Coming back to the page does not take it for a storage that was cleared.
    window.dispatchEvent(new Event('focus'))
    expect(consent.getState().status).toBe('decided')
    vi.restoreAllMocks()
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().persistence).toBe('stored')
  })

  it('R111 drops from localStorage what a cookie would have lost by then', async () => {
    const storage = localChoiceStorage('public.cookie.choice')
    open(exampleWith({ storage })).actions.rejectAll()
    await expect.poll(() => localStorage.getItem('public.cookie.choice')).toMatch(/^1/)
    const now = Date.now()
    vi.spyOn(Date, 'now').mockReturnValue(now + 394 * DAY)
    expect(storage.read()).toHaveLength(1)
    vi.spyOn(Date, 'now').mockReturnValue(now + 396 * DAY)
    expect(storage.read()).toEqual([])
    expect(localStorage.getItem('public.cookie.choice')).toBeNull()
  })

  it('R2 stores nothing before a choice, whatever is looked at and switched', async () => {
    const held = async (): Promise<object> => ({
      cookie: cookie(),
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
    })
    const before = await held()
    const config = exampleWith({})
    const { actions, getState, isHydrated } = open(config)
    // All of its code has come: the last of it makes the store known to the storage of its config.
    await expect.poll(() => config.binding.sources.size).toBe(1)
    await expect.poll(isHydrated).toBe(true)
    actions.open('preferences')
    actions.setDraft('analytics', 'granted')
    actions.close()
    window.dispatchEvent(new Event('focus'))
    expect(getState()).toMatchObject({ status: 'undecided', choice: null })
    expect(await held()).toEqual(before)
    expect(before).toMatchObject({ cookie: '', local: [] })
  })

  it('keeps it in a cookie, and the next page reads it', async () => {
    const first = open()
    first.actions.save({ stats: 'granted' })
    await expect.poll(cookie).toContain('cookie_consent=1')
    const { getState } = open()
    await expect.poll(() => getState().status).toBe('decided')
    expect(getState().choice).toEqual(first.getState().choice)
    await expect.poll(() => getState().permissions).toEqual(first.getState().permissions)
  })

  it('keeps it under any key of localStorage', async () => {
    const config = exampleWith({ storage: localChoiceStorage('public.cookie.choice') })
    open(config).actions.rejectAll()
    await expect.poll(() => localStorage.getItem('public.cookie.choice')).toMatch(/^1/)
    expect(cookie()).toBe('')
    const { getState } = open(config)
    await expect.poll(() => getState().status).toBe('decided')
  })

  it('R49 asks, and keeps the choice in memory, where storage throws', async () => {
    const consent = open(exampleWith({ storage: throwing }))
    expect(consent.getState().status).toBe('undecided')
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().persistence).toBe('memory')
    expect(consent.getState().permissions['stats']).toBe('granted')
    consent.actions.forget()
    expect(consent.getState().status).toBe('undecided')
  })

  it('R49 notices that a cookie was silently dropped', async () => {
    const dropping: ConsentStorage = { read: () => [], write: () => undefined, clear: () => undefined }
    const consent = open(exampleWith({ storage: dropping }))
    consent.actions.acceptAll()
    await expect.poll(() => consent.getState().persistence).toBe('memory')
  })

  it('R49 keeps in memory what cannot be stored, also when the page is looked at in that very moment', async () => {
    const dropping: ConsentStorage = { read: () => [], write: () => undefined, clear: () => undefined }
    const config = exampleWith({ storage: dropping })
    const consent = open(config)
    // Whoever looks again when the person comes back is there.
    await expect.poll(() => config.binding.sources.size).toBe(1)
    consent.actions.rejectAll()
    window.dispatchEvent(new Event('focus'))
    await expect.poll(() => consent.getState().persistence).toBe('memory')
    expect(consent.getState().choice?.action).toBe('reject-all')
  })

  it('R52 forgets with a storage that was cleared only what was in it, and nothing that was chosen since', async () => {
    let kept: readonly string[] = []
    let isFull = false
    const storage: ConsentStorage = {
      read: () => kept,
      write: (value) => {
        if (!isFull) kept = [value]
      },
      clear: () => undefined,
    }
    const config = exampleWith({ storage })
    const consent = open(config)
    await expect.poll(() => config.binding.sources.size).toBe(1)
    consent.actions.acceptAll()
    await expect.poll(() => kept.length).toBe(1)
    kept = []
    isFull = true
    window.dispatchEvent(new Event('focus'))
    consent.actions.rejectAll()
    await expect.poll(() => consent.getState().persistence).toBe('memory')
    expect(consent.getState().choice?.action).toBe('reject-all')
  })

  it.each(['yes', '%E0%A4%A', 'accepted:true,ads:yes', '1'.repeat(3000)])(
    'takes a foreign cookie of its name for no choice: %.20s',
    async (value) => {
      document.cookie = `cookie_consent=${value}; Path=/`
      const { getState } = open()
      await expect.poll(() => getState().status).toBe('undecided')
      expect(cookie()).toBe(`cookie_consent=${value}`)
    },
  )

  it('touches no cookie of another name', async () => {
    document.cookie = 'cookie_consent_old=kept; Path=/'
    const consent = open()
    consent.actions.rejectAll()
    await expect.poll(cookie).toContain('cookie_consent=1')
    expect(cookie()).toContain('cookie_consent_old=kept')
    consent.actions.forget()
    expect(cookie()).toBe('cookie_consent_old=kept')
  })

  it('R50 takes the newest of two choices', async () => {
    const older = createConsentStore(exampleConfig, { now: () => Date.now() - DAY })
    older.inlet.hydrate(null, NO_SIGNALS)
    older.actions.acceptAll()
    const newer = createConsentStore(exampleConfig)
    newer.inlet.hydrate(null, NO_SIGNALS)
    newer.actions.rejectAll()
    const values = [newer, older].flatMap((store) => store.getState().choice ?? []).map(encodeChoice)
    const storage: ConsentStorage = { read: () => values, write: () => undefined, clear: () => undefined }
    const { getState } = open(exampleWith({ storage }))
    await expect.poll(() => getState().choice?.action).toBe('reject-all')
  })

  it('R65 drops the copy of a server that grants what was taken back', async () => {
    const grant = chosen('acceptAll', -DAY)
    const consent = open()
    document.cookie = `cookie_consent_s=${grant}; Path=/`
    consent.actions.withdraw()
    await expect.poll(cookie).toMatch(/^cookie_consent=1\S+$/)
  })

  it('R53 keeps the copy of a server that grants no more', async () => {
    const refusal = chosen('rejectAll', -DAY)
    document.cookie = `cookie_consent_s=${refusal}; Path=/`
    const consent = open()
    consent.actions.acceptAll()
    await expect.poll(cookie).toMatch(/cookie_consent=1/)
    expect(cookie()).toContain(`cookie_consent_s=${refusal}`)
  })

  it.each(['DE', 'US-CA'])(
    'R65 keeps a withdrawal in %s where the clock was an hour ahead before, whatever the server has kept',
    async (jurisdiction) => {
      document.cookie = `cookie_consent=${chosen('acceptAll', 3_600_000)}; Path=/`
      document.cookie = `cookie_consent_s=${chosen('acceptAll', 3_600_000)}; Path=/`
      const first = open(exampleConfig, { jurisdiction })
      await expect.poll(() => first.getState().permissions['stats']).toBe('granted')
      first.actions.withdraw()
      await expect.poll(() => first.getState().choice?.action).toBe('withdraw')
      first.stop()
      const next = open(exampleConfig, { jurisdiction })
      await expect.poll(() => next.isHydrated()).toBe(true)
      expect(next.getState().permissions['stats']).toBe('denied')
    },
  )

  it('R51 lets a second open page follow a grant, a withdrawal and a forgotten choice', async () => {
    const [first, second] = [open(), open()]
    first.actions.acceptAll()
    await expect.poll(() => second.getState().permissions['stats']).toBe('granted')
    expect(second.getState().surface).toBe('none')
    second.actions.withdraw()
    await expect.poll(() => first.getState().permissions['stats']).toBe('denied')
    first.actions.forget()
    await expect.poll(() => second.getState().status).toBe('undecided')
  })

  it('keeps a choice that was made before its code arrived', async () => {
    const consent = open()
    consent.actions.rejectAll()
    await expect.poll(cookie).toContain(`cookie_consent=1`)
    const next = open()
    await expect.poll(() => next.getState().choice?.id).toBe(consent.getState().choice?.id)
  })

  it('does not bring back what was forgotten before its code arrived', async () => {
    open().actions.acceptAll()
    await expect.poll(cookie).toContain('cookie_consent=1')
    const consent = open()
    consent.actions.forget()
    await expect.poll(cookie).toBe('')
    expect(consent.getState().choice).toBeNull()
  })
})
