import { describe, expect, test } from 'vitest'
import {
  act,
  comeOnline,
  cookiesOf,
  heldRequest,
  isIdle,
  isQuiet,
  permission,
  save,
  stateOf,
  stored,
  subjectOf,
} from './acts.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

describe('a choice', () => {
  test('R61 counts before the server has answered, and when it never answers', async () => {
    site.setReachable(false)
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await expect.poll(() => permission(page, 'analytics')).toBe('granted')
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1, failure: null })
    expect(await page.evaluate(() => document.cookie)).toContain('cookie_consent=')
  })

  test('R62 is delivered once, and nothing of it stays in the outbox', async () => {
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await expect.poll(site.kept).toEqual(['accept-all'])
    await isIdle(page)
    expect(await stored(page)).toEqual(['cookie_consent.sent'])
    await page.reload()
    await isIdle(page)
    expect(site.arrivals).toHaveLength(1)
  })

  test('R62 that was made offline is delivered in order after the page was closed and opened again', async () => {
    const person = await site.person()
    const page = await site.open(person)
    site.setReachable(false)
    await act(page, 'acceptAll')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 1 })
    await act(page, 'withdraw')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 2 })
    await page.close()
    expect(await site.kept()).toEqual([])
    site.setReachable(true)
    const later = await site.open(person)
    await expect.poll(site.kept).toEqual(['accept-all', 'withdraw'])
    await isIdle(later)
    // What went out while the page was left may arrive again: it is known by its id.
    expect([...new Map(site.arrivals.map(({ id, action }) => [id, action])).values()]).toEqual([
      'accept-all',
      'withdraw',
    ])
  })

  test('R62 is sent again under the same id when the answer was lost, and is one record', async () => {
    const person = await site.person()
    const page = await site.open(person)
    site.faults.push('lost-answer')
    await act(page, 'acceptAll')
    // Some browsers try once more by themselves when a connection breaks.
    await expect.poll(() => site.arrivals.length).toBeGreaterThan(0)
    await comeOnline(page)
    await expect.poll(() => site.arrivals.length).toBe(2)
    await isIdle(page)
    expect(new Set(site.arrivals.map(({ id, key }) => `${id} ${key}`)).size).toBe(1)
    expect(await site.kept()).toEqual(['accept-all'])
  })

  test('R62 goes out while the page is left', async () => {
    const page = await site.open(await site.person())
    await isQuiet(page)
    await page.evaluate(() => {
      window.consent.store.onChoice(() => {
        location.href = 'about:blank'
      })
      window.consent.store.actions.acceptAll()
    })
    await expect.poll(site.kept).toEqual(['accept-all'])
  })

  test('R112 that was made before the sync was there is recorded at the next visit', async () => {
    const person = await site.person()
    const page = await site.open(person)
    await act(page, 'rejectAll')
    await isIdle(page)
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    await expect.poll(() => site.arrivals.length).toBe(2)
  })
})

describe('a server that cannot take it now', () => {
  test.each([500, 502, 503, 429, 425])('R64 with %i gets it later', async (status) => {
    const page = await site.open(await site.person())
    site.faults.push({ status })
    await act(page, 'acceptAll')
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1, failure: null })
    await comeOnline(page)
    await expect.poll(site.kept).toEqual(['accept-all'])
  })

  test('R64 is asked again by itself, as soon as it wanted', async () => {
    const page = await site.open(await site.person())
    site.faults.push({ status: 503, retryAfter: '1' }, 'broken')
    await act(page, 'acceptAll')
    await expect.poll(site.kept).toEqual(['accept-all'])
    await isIdle(page)
  })
})

describe('a server that will never take it', () => {
  test.each([400, 403, 409, 413, 422])('R64 with %i is told of once, and not asked again', async (status) => {
    const page = await site.open(await site.person())
    site.faults.push({ status, code: 456 })
    await act(page, 'acceptAll')
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'idle', pending: 0, failure: { status, code: 456 } })
    await comeOnline(page)
    await isQuiet(page)
    expect(site.arrivals).toEqual([])
    expect(await page.evaluate(() => window.consent.errors)).toEqual([expect.stringContaining('FC341')])
    expect(await permission(page, 'analytics')).toBe('granted')
  })

  test.each([403, 404])('R64 R62 with a bare %i is not the API, and gets it later', async (status) => {
    const page = await site.open(await site.person())
    site.faults.push({ status })
    await act(page, 'acceptAll')
    await expect.poll(() => stateOf(page)).toMatchObject({ status: 'waiting', pending: 1, failure: null })
    await comeOnline(page)
    await isIdle(page)
    expect(await site.kept()).toEqual(['accept-all'])
  })

  test('R133 because everything was erased loses key and outbox', async () => {
    const page = await site.open(await site.person())
    site.setReachable(false)
    await act(page, 'acceptAll')
    await expect.poll(() => stored(page)).toContain('cookie_consent.key')
    site.setReachable(true)
    site.faults.push({ status: 410, code: 453 })
    await comeOnline(page)
    await isIdle(page)
    expect(await stored(page)).toEqual(['cookie_consent.sent'])
    expect((await stateOf(page)).failure).toBeNull()
  })

  test('R66 R133 because everything was erased elsewhere gives the key back, so that what comes next is kept', async () => {
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await isIdle(page)
    await fetch(`${site.url()}/consent/v1/subjects/me`, {
      method: 'DELETE',
      headers: { authorization: `Bearer ${site.arrivals[0]?.key}` },
    })
    await act(page, 'withdraw')
    await expect.poll(() => cookiesOf(page)).toEqual(['cookie_consent'])
    await isQuiet(page)
    expect(await site.kept()).toEqual([])
    await act(page, 'acceptAll')
    await isIdle(page)
    expect(await site.kept()).toEqual(['accept-all'])
    expect((await stateOf(page)).failure).toBeNull()
  })
})

describe('the subject key', () => {
  test('R66 is made here, handed over, and dropped; the cookie keeps it from scripts', async () => {
    const person = await site.person()
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await isIdle(page)
    const [first] = site.arrivals
    expect(first?.key).toMatch(/^[\w-]{43}$/)
    expect(await stored(page)).not.toContain('cookie_consent.key')
    const kept = (await person.cookies()).find(({ name }) => name === 'cookie_consent_k')
    expect(kept).toMatchObject({ value: first?.key, httpOnly: true })
    await act(page, 'withdraw')
    await expect.poll(site.kept).toEqual(['accept-all', 'withdraw'])
    expect(site.arrivals[1]?.key).toBeNull()
  })

  test('R2 of somebody who only ever refused is kept by nobody', async () => {
    const person = await site.person()
    const page = await site.open(person)
    await act(page, 'rejectAll')
    await isIdle(page)
    await act(page, 'rejectAll')
    await expect.poll(site.kept).toEqual(['reject-all', 'reject-all'])
    await isIdle(page)
    expect(new Set(site.arrivals.map(({ key }) => key)).size).toBe(2)
    expect((await person.cookies()).map(({ name }) => name)).not.toContain('cookie_consent_k')
    expect(await stored(page)).toEqual(['cookie_consent.sent'])
    expect(await subjectOf(page)).toBeNull()
  })

  test('R2 of somebody who only ever refused is not kept until the network is there either', async () => {
    const page = await site.open(await site.person())
    site.setReachable(false)
    await act(page, 'rejectAll')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 1 })
    await act(page, 'rejectAll')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 2 })
    expect(await stored(page)).not.toContain('cookie_consent.key')
    site.setReachable(true)
    await comeOnline(page)
    await isIdle(page)
    expect(new Set(site.arrivals.map(({ key }) => key)).size).toBe(2)
    await expect.poll(site.subjects).toHaveLength(2)
  })

  test('R66 names the person in the choice after the first grant', async () => {
    const page = await site.open(await site.person())
    await act(page, 'acceptAll')
    await expect.poll(() => subjectOf(page)).toMatch(/^[\w-]{22}$/)
  })

  test('R66 is the same for what is allowed for the session', async () => {
    const person = await site.person()
    const page = await site.open(person)
    await page.evaluate(() => window.consent.store.actions.save({ functional: 'granted' }))
    await expect.poll(() => subjectOf(page)).not.toBeNull()
    await isIdle(page)
    await page.evaluate((id) => window.consent.store.actions.grantForSession(id), 'counter')
    await expect.poll(site.kept).toEqual(['allow-session', 'save'])
    expect(await site.subjects()).toHaveLength(1)
  })

  test('R66 that was lost is no deadlock: the record goes on under a new one', async () => {
    const person = await site.person()
    const page = await site.open(person)
    await act(page, 'acceptAll')
    await expect.poll(() => subjectOf(page)).not.toBeNull()
    await person.clearCookies({ name: 'cookie_consent_k' })
    await act(page, 'withdraw')
    await expect.poll(site.kept).toEqual(['accept-all', 'withdraw'])
    expect((await stateOf(page)).failure).toBeNull()
  })
})

test('R61 R66 several records that wait when the key is lost all arrive, under one new key', async () => {
  const person = await site.person()
  const page = await site.open(person)
  await act(page, 'acceptAll')
  await expect.poll(() => subjectOf(page)).not.toBeNull()
  await isIdle(page)
  const before = await site.subjects()
  site.setReachable(false)
  await save(page, { analytics: 'denied', functional: 'granted' })
  await act(page, 'withdraw')
  await act(page, 'acceptAll')
  await expect.poll(() => stateOf(page)).toMatchObject({ pending: 3 })
  await person.clearCookies({ name: 'cookie_consent_k' })
  site.setReachable(true)
  await comeOnline(page)
  await isQuiet(page)
  expect(await site.kept()).toEqual(['accept-all', 'accept-all', 'save', 'withdraw'])
  expect((await stateOf(page)).failure).toBeNull()
  const subjects = await site.subjects()
  expect(subjects).toHaveLength(2)
  expect(subjects).toEqual(expect.arrayContaining([...before]))
})

describe('tabs', () => {
  test('R66 that were open before the first grant act for the same person afterwards', async () => {
    const person = await site.person()
    const [one, other] = [await site.open(person), await site.open(person)]
    await act(one, 'acceptAll')
    await isIdle(one)
    await expect.poll(() => subjectOf(other)).toMatch(/^[\w-]{22}$/)
    await act(other, 'withdraw')
    await expect.poll(site.kept).toEqual(['accept-all', 'withdraw'])
    await expect.poll(site.subjects).toHaveLength(1)
  })

  test('R138 that write at once lose nothing and leave nothing twice, also when one is killed', async () => {
    const person = await site.person()
    const [one, other] = [await site.open(person), await site.open(person)]
    site.setReachable(false)
    await Promise.all([act(one, 'acceptAll'), act(other, 'rejectAll')])
    await expect.poll(() => stateOf(other)).toMatchObject({ pending: 2 })
    await one.close({ runBeforeUnload: false })
    site.setReachable(true)
    await comeOnline(other)
    await isQuiet(other)
    expect(await site.kept()).toEqual(['accept-all', 'reject-all'])
    // What the killed one had on its way may arrive again: it is known by its id.
    expect(new Set(site.arrivals.map(({ id }) => id)).size).toBe(2)
  })

  test('R138 that both want to send do so one after the other, and each record goes out once', async () => {
    const person = await site.person()
    const [one, other] = [await site.open(person), await site.open(person)]
    site.setReachable(false)
    await Promise.all([act(one, 'acceptAll'), act(other, 'rejectAll')])
    for (const tab of [one, other])
      await expect.poll(() => stateOf(tab)).toMatchObject({ status: 'waiting', pending: 2 })
    const { fault, isHeld, go } = heldRequest()
    site.faults.push(fault)
    site.setReachable(true)
    await Promise.all([one, other].map(comeOnline))
    await expect.poll(isHeld).toBe(true)
    const inLine = async (): Promise<unknown> =>
      one.evaluate(async () => (await navigator.locks.query()).pending?.map(({ name }) => name))
    await expect.poll(inLine).toEqual(['cookie_consent.outbox'])
    expect(site.arrivals).toEqual([])
    go()
    for (const tab of [one, other]) await expect.poll(() => stateOf(tab)).toMatchObject({ status: 'idle', pending: 0 })
    expect(site.arrivals.map(({ action }) => action).sort()).toEqual(['accept-all', 'reject-all'])
  })
})

describe('a browser without locks', () => {
  test('R138 sends from two tabs, and everything is one record', async () => {
    const person = await site.person()
    await person.addInitScript(() => Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }))
    const [one, other] = [await site.open(person), await site.open(person)]
    site.setReachable(false)
    await Promise.all([act(one, 'acceptAll'), act(other, 'rejectAll')])
    await expect.poll(() => stateOf(other)).toMatchObject({ pending: 2 })
    site.setReachable(true)
    await Promise.all([one, other].map(comeOnline))
    await isQuiet(one)
    await isQuiet(other)
    expect(await site.kept()).toEqual(['accept-all', 'reject-all'])
    expect((await stateOf(one)).failure).toBeNull()
    expect((await stateOf(other)).failure).toBeNull()
  })
})

describe('choices before the sync is there', () => {
  test('R112 are each recorded, in order', async () => {
    const person = await site.person()
    const page = await person.newPage()
    // At the very moment when the page has made its store, before any of the code that is loaded later.
    await page.addInitScript(() => {
      Object.defineProperty(window, 'consent', {
        configurable: true,
        set: (made: Window['consent']) => {
          Object.defineProperty(window, 'consent', { value: made })
          made.store.actions.acceptAll()
          made.store.actions.withdraw()
        },
      })
    })
    await page.goto(site.url())
    await expect.poll(site.kept).toEqual(['accept-all', 'withdraw'])
    expect([...new Set(site.arrivals.map(({ action }) => action))]).toEqual(['accept-all', 'withdraw'])
  })
})
