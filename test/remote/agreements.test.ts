import type { AgreementRecord, ConsentRecord } from 'fluxconsent/core'
import type { Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { uuidv7 } from '../../src/core/lazy.js'
import { act, comeOnline, cookiesOf, isQuiet, KEY_DUE, stateOf, stored, subjectOf } from './acts.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

type Did = AgreementRecord['action']

let last = 0

/** What the box of an agreement and its hook write down. */
function made(action: Did, agreement: 'newsletter' | 'offers' | 'terms' = 'offers'): AgreementRecord {
  // No two in one millisecond, which would have no order.
  const at = (last = Math.max(Date.now(), last + 1))
  return {
    schemaVersion: '1.0',
    id: uuidv7(at),
    at,
    agreement,
    kind: agreement === 'terms' ? 'acceptance' : 'consent',
    version: '1',
    action,
    method: 'page',
    language: 'en',
    text: action === 'withdrawn' ? '' : 'Send me offers',
    origin: site.url(),
  }
}

async function agree(page: Page, ...what: Parameters<typeof made>): Promise<void> {
  await page.evaluate((each) => window.agreements.add(each), made(...what))
}

const isShown = async (page: Page): Promise<unknown> =>
  page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')))
const eventsOf = (records: readonly ConsentRecord[]): readonly string[] =>
  records.map(({ event, agreement }) => [agreement?.id, event.action, event.state].filter(Boolean).join(' '))
/** What the API keeps, in the order in which it was made. */
const events = async (): Promise<readonly string[]> => eventsOf(await site.records())
const arrived = (): readonly string[] => site.arrivals.map(({ action }) => action)

describe('an agreement', () => {
  test('R106 arrives once, as a record of its own with the words that were read', async () => {
    const page = await site.open(await site.person())
    await agree(page, 'given')
    await expect.poll(events).toEqual(['offers agree given'])
    await isQuiet(page)
    const [record] = await site.records()
    expect(record?.notice.hash).toMatch(/^[\w-]{43}$/)
    expect(record).toMatchObject({ decisions: {}, validUntil: null, notice: { language: 'en' } })
    expect(await stored(page)).toEqual(['cookie_consent.agreed', 'cookie_consent.agreements'])
    await page.reload()
    await page.waitForLoadState('networkidle')
    await isShown(page)
    await isQuiet(page)
    await page.waitForLoadState('networkidle')
    expect(arrived()).toEqual(['agree'])
  })

  test('R106 R62 that was made offline arrives in order after the page was closed and opened again', async () => {
    const person = await site.person()
    const page = await site.open(person)
    site.setReachable(false)
    await agree(page, 'given')
    await agree(page, 'withdrawn')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 2 })
    await page.close()
    site.setReachable(true)
    await isQuiet(await site.open(person))
    await expect.poll(events).toEqual(['offers agree given', 'offers withdraw withdrawn'])
    expect([...new Map(site.arrivals.map(({ id, action }) => [id, action])).values()]).toEqual(['agree', 'withdraw'])
  })

  test('R106 that was made before the remote was there arrives at the first visit with it', async () => {
    const person = await site.person()
    const page = await site.open(person, 'alone')
    await agree(page, 'given')
    await agree(page, 'pending', 'newsletter')
    await page.close()
    const later = await site.open(person)
    await expect.poll(events).toEqual(['offers agree given', 'newsletter agree requested'])
    await isQuiet(later)
    await later.reload()
    await later.waitForLoadState('networkidle')
    expect(arrived()).toEqual(['agree', 'agree'])
  })

  test('R106 with double opt-in is three records: pending, confirmed, unsubscribed', async () => {
    const page = await site.open(await site.person())
    await agree(page, 'pending', 'newsletter')
    await agree(page, 'given', 'newsletter')
    await agree(page, 'withdrawn', 'newsletter')
    await expect
      .poll(events)
      .toEqual(['newsletter agree requested', 'newsletter confirm given', 'newsletter withdraw withdrawn'])
    await isQuiet(page)
    expect(arrived()).toEqual(['agree', 'confirm', 'withdraw'])
  })

  test('R106 lives as long as the page where the browser keeps nothing, and arrives all the same', async () => {
    const person = await site.person()
    await person.addInitScript(() =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new DOMException('blocked', 'SecurityError')
        },
      }),
    )
    const page = await site.open(person)
    // Until the sync is there nobody hears of it.
    await act(page, 'rejectAll')
    await expect.poll(events).toHaveLength(1)
    await agree(page, 'given')
    await agree(page, 'withdrawn')
    await expect.poll(events).toEqual(['reject-all refused', 'offers agree given', 'offers withdraw withdrawn'])
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'idle', pending: 0 })
    expect(arrived()).toEqual(['reject-all', 'agree', 'withdraw'])
  })

  test('R106 that no page of the site can have written is passed over, and what follows is not', async () => {
    const person = await site.person()
    const page = await site.open(person, 'alone')
    await agree(page, 'given')
    await page.evaluate(() => {
      const [given] = JSON.parse(localStorage.getItem('cookie_consent.agreements') ?? '[]')
      const foreign = [{ ...given, id: 'x' }, { ...given, at: 1e300 }, { ...given, id: 'y', kind: '?' }, null, given]
      localStorage.setItem('cookie_consent.agreements', JSON.stringify(foreign))
    })
    const later = await site.open(person)
    await expect.poll(events).toEqual(['offers agree given'])
    await isQuiet(later)
    expect((await stateOf(later)).failure).toBeNull()
    expect(arrived()).toEqual(['agree'])
  })
})

describe('two tabs', () => {
  test('R106 R138 of which one has agreed send it once', async () => {
    const person = await site.person()
    const [one, other] = [await site.open(person), await site.open(person)]
    await agree(one, 'given')
    await expect.poll(events).toEqual(['offers agree given'])
    await isQuiet(one)
    // What one tab writes down reaches the others a little later.
    await expect.poll(() => stored(other)).toContain('cookie_consent.agreed')
    await isShown(other)
    await isQuiet(other)
    await other.waitForLoadState('networkidle')
    await site.open(person)
    await other.waitForLoadState('networkidle')
    expect(arrived()).toEqual(['agree'])
  })

  test('R106 R138 look in turn for what was left', async () => {
    const person = await site.person()
    const alone = await site.open(person, 'alone')
    await agree(alone, 'given')
    await alone.evaluate(
      async () =>
        new Promise<void>((begun) => {
          const held = new Promise<void>((release) => Object.assign(window, { release }))
          void navigator.locks.request('cookie_consent.agreed', () => {
            begun()
            return held
          })
        }),
    )
    const other = await site.open(person)
    await isQuiet(other)
    await other.waitForLoadState('networkidle')
    await isShown(other)
    await isQuiet(other)
    expect(await events()).toEqual([])
    await alone.close()
    await expect.poll(async () => (await isShown(other), events())).toEqual(['offers agree given'])
    await isQuiet(other)
    expect(arrived()).toEqual(['agree'])
  })

  test('R106 R138 send it once also where one does not see yet what the other has written down', async () => {
    const person = await site.person()
    // The moment that this may take never ends.
    await person.addInitScript(() => {
      const { setTimeout: start } = window
      Object.assign(window, { setTimeout: (run: () => void, wait?: number) => (wait === 1_000 ? 0 : start(run, wait)) })
    })
    const [one, other] = [await site.open(person), await site.open(person)]
    await other.evaluate(() => {
      const { getItem } = Storage.prototype
      Storage.prototype.getItem = function (name) {
        return name === 'cookie_consent.agreed' ? null : getItem.call(this, name)
      }
    })
    await agree(one, 'given')
    await expect.poll(events).toEqual(['offers agree given'])
    await isQuiet(one)
    await isShown(other)
    await agree(other, 'given', 'terms')
    await expect.poll(events).toEqual(['offers agree given', 'terms agree given'])
    expect(arrived()).toEqual(['agree', 'agree'])
  })

  test('R106 of which one has no remote: the other sends it when it is shown', async () => {
    const person = await site.person()
    const [alone, other] = [await site.open(person, 'alone'), await site.open(person)]
    await isQuiet(other)
    await agree(alone, 'given')
    await expect.poll(() => stored(other)).toContain('cookie_consent.agreements')
    await isShown(other)
    await expect.poll(events).toEqual(['offers agree given'])
  })

  test('R106 R138 of a browser without locks send it once too', async () => {
    const person = await site.person()
    await person.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }))
    const [one, other] = [await site.open(person), await site.open(person)]
    // What looks at the start would meet what is written down just then.
    for (const page of [one, other]) await page.waitForLoadState('networkidle')
    await agree(one, 'given')
    await expect.poll(events).toEqual(['offers agree given'])
    await isQuiet(one)
    await isShown(other)
    await isQuiet(other)
    await other.waitForLoadState('networkidle')
    expect(arrived()).toEqual(['agree'])
  })
})

describe('a server that will never take an agreement', () => {
  test('R106 R64 is told of once, and not asked again', async () => {
    const page = await site.open(await site.person())
    site.faults.push({ status: 422, code: 456 })
    await agree(page, 'given')
    const failure = { status: 422, code: 456 }
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'idle', pending: 0, failure })
    expect(await page.evaluate(() => window.consent.errors)).toEqual([expect.stringContaining('FC341')])
    await comeOnline(page)
    await isShown(page)
    await isQuiet(page)
    await page.reload()
    await page.waitForLoadState('networkidle')
    expect(site.arrivals).toEqual([])
    expect(await page.evaluate(() => window.consent.errors)).toEqual([])
  })
})

describe('who has agreed', () => {
  test('R2 R106 is not recognised by it, and each event stands alone', async () => {
    const person = await site.person()
    const page = await site.open(person)
    await act(page, 'rejectAll')
    await agree(page, 'given')
    await agree(page, 'withdrawn')
    await agree(page, 'given', 'terms')
    await expect.poll(events).toHaveLength(4)
    await isQuiet(page)
    expect(new Set(site.arrivals.map(({ key }) => key)).size).toBe(4)
    expect(await site.subjects()).toHaveLength(4)
    expect(await cookiesOf(page)).not.toContain('cookie_consent_k')
    expect(await stored(page)).not.toContain('cookie_consent.key')
    expect(await subjectOf(page)).toBeNull()
  })

  test('R106 after a grant is the same person as the choices', async () => {
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await agree(page, 'given')
    await agree(page, 'withdrawn')
    await expect.poll(events).toEqual(['accept-all given', 'offers agree given', 'offers withdraw withdrawn'])
    await isQuiet(page)
    expect(await site.subjects()).toHaveLength(1)
  })

  test('R66 R106 whose key was lost is recorded as nobody', async () => {
    const person = await site.person()
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await expect.poll(() => subjectOf(page)).toMatch(/^[\w-]{22}$/)
    await isQuiet(page)
    await person.clearCookies({ name: 'cookie_consent_k' })
    await agree(page, 'given')
    await expect.poll(events).toEqual(['accept-all given', 'offers agree given'])
    await isQuiet(page)
    expect(await cookiesOf(page)).not.toContain('cookie_consent_k')
    expect((await stateOf(page)).failure).toBeNull()
  })

  test('R134 R106 and is signed in without a choice is known by the key of the device, which stays', async () => {
    const page = await site.open(await site.person())
    const token = await site.tokenFor('alice')
    await page.evaluate(async (text) => window.consent.remote.signIn(text), token)
    await agree(page, 'given')
    await expect.poll(events).toHaveLength(1)
    await isQuiet(page)
    await agree(page, 'withdrawn')
    await expect.poll(events).toEqual(['offers agree given', 'offers withdraw withdrawn'])
    await isQuiet(page)
    expect(await site.subjects()).toHaveLength(1)
    expect(await stored(page)).toContain('cookie_consent.key')
  })
})

/** What "Withdraw and erase" of the privacy centre does, in the same order. */
const withdrawAndErase = async (page: Page): Promise<void> =>
  page.evaluate((record) => {
    const { agreements, consent } = window
    consent.store.actions.withdraw()
    agreements.add(record)
    agreements.forget()
    consent.store.actions.forget()
  }, made('withdrawn'))

describe('forgetting', () => {
  test('R106 R133 at once after everything was withdrawn, sends both for the person who had given it', async () => {
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await agree(page, 'given')
    await expect.poll(events).toHaveLength(2)
    await isQuiet(page)
    await withdrawAndErase(page)
    await expect
      .poll(async () => [...(await events())].sort())
      .toEqual(['accept-all given', 'offers agree given', 'offers withdraw withdrawn', 'withdraw withdrawn'])
    await expect.poll(() => cookiesOf(page)).toEqual([])
    await expect.poll(() => stored(page)).toEqual([])
    expect(await site.subjects()).toHaveLength(1)
  })

  test('R106 R133 without a network, sends what takes an agreement back later, and nothing else of it', async () => {
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await agree(page, 'given')
    await expect.poll(events).toHaveLength(2)
    await isQuiet(page)
    site.setReachable(false)
    await agree(page, 'pending', 'newsletter')
    // Not while it is on its way.
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1 })
    await withdrawAndErase(page)
    const [id, same] = ['cookie_consent.outbox.<id>', 'cookie_consent.outbox.<id>']
    await expect.poll(() => stored(page)).toEqual([id, same, KEY_DUE])
    site.setReachable(true)
    await comeOnline(page)
    await expect.poll(() => stored(page)).toEqual([])
    expect([...(await events())].sort()).toEqual([
      'accept-all given',
      'offers agree given',
      'offers withdraw withdrawn',
      'withdraw withdrawn',
    ])
    expect(await site.subjects()).toHaveLength(1)
  })

  test('R133 R106 sends nothing of what was on its way, and nothing later', async () => {
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await expect.poll(events).toEqual(['accept-all given'])
    await isQuiet(page)
    site.setReachable(false)
    await agree(page, 'given')
    await expect.poll(() => stored(page)).toContain('cookie_consent.agreed')
    expect(await stored(page)).toContain('cookie_consent.outbox.<id>')
    // What has left the page is nobody's to take back.
    await expect.poll(async () => (await stateOf(page)).status).toBe('waiting')
    await act(page, 'forget')
    await expect.poll(() => stored(page)).toEqual(['cookie_consent.agreed', 'cookie_consent.agreements', KEY_DUE])
    site.setReachable(true)
    await comeOnline(page)
    await isShown(page)
    await isQuiet(page)
    await page.reload()
    await page.waitForLoadState('networkidle')
    expect(await events()).toEqual(['accept-all given'])
  })

  test('R133 R106 sends nothing whose words were still being hashed', async () => {
    const person = await site.person()
    await person.addInitScript(() => {
      const digest = SubtleCrypto.prototype.digest
      const held = new Promise<void>((release) => Object.assign(window, { release }))
      SubtleCrypto.prototype.digest = async function (...call) {
        Object.assign(window, { hashes: true })
        await held
        return digest.apply(this, call)
      }
    })
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await expect.poll(events).toEqual(['accept-all given'])
    await agree(page, 'given')
    await expect.poll(() => page.evaluate(() => 'hashes' in window)).toBe(true)
    await act(page, 'forget')
    await page.evaluate(() => Reflect.get(window, 'release')())
    await expect.poll(() => stored(page)).toEqual(['cookie_consent.agreed', 'cookie_consent.agreements'])
    await isQuiet(page)
    await page.reload()
    await page.waitForLoadState('networkidle')
    expect(await events()).toEqual(['accept-all given'])
  })

  test('R133 R106 the agreements forgets which of them was recorded', async () => {
    const page = await site.open(await site.person())
    await agree(page, 'given')
    await expect.poll(events).toHaveLength(1)
    await isQuiet(page)
    await page.evaluate(() => window.agreements.forget())
    await expect.poll(() => stored(page)).toEqual([])
    await agree(page, 'given')
    await expect.poll(events).toHaveLength(2)
  })

  test('R133 R106 at the server, by an erasure, is no failure, and nothing is sent again', async () => {
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await expect.poll(() => subjectOf(page)).toMatch(/^[\w-]{22}$/)
    await isQuiet(page)
    const [key] = site.arrivals.flatMap((arrival) => arrival.key ?? [])
    await page.evaluate(async (text) => {
      const headers = { authorization: `Bearer ${text}` }
      await fetch('/consent/v1/subjects/me', { method: 'DELETE', headers, credentials: 'omit' })
    }, key)
    await agree(page, 'given')
    await expect.poll(() => subjectOf(page)).toBeNull()
    await isQuiet(page)
    await page.reload()
    await page.waitForLoadState('networkidle')
    expect(await events()).toEqual([])
    expect((await stateOf(page)).failure).toBeNull()
    expect(arrived().filter((action) => action === 'agree')).toHaveLength(1)
  })
})
