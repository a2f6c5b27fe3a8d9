import type { AccountState } from 'fluxconsent/remote'
import type { BrowserContext, Page } from 'playwright'
import { describe, expect, test } from 'vitest'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

type Decide = Readonly<Record<string, 'granted' | 'denied'>>

/** A device of a person: a browser profile of its own with the site open. */
interface Device {
  readonly person: BrowserContext
  readonly page: Page
}

async function newDevice(): Promise<Device> {
  const person = await site.person()
  return { person, page: await site.open(person) }
}

const act = async ({ page }: Device, action: 'acceptAll' | 'rejectAll' | 'withdraw'): Promise<void> =>
  page.evaluate((name) => window.consent.store.actions[name](), action)
const save = async ({ page }: Device, decisions: Decide): Promise<void> =>
  page.evaluate((each) => window.consent.store.actions.save(each), decisions)
const stateOf = async ({ page }: Device): Promise<ReturnType<Window['consent']['remote']['getState']>> =>
  page.evaluate(() => window.consent.remote.getState())
const permission = async ({ page }: Device, id: string): Promise<unknown> =>
  page.evaluate((name) => window.consent.store.getState().permissions[name], id)
const statusOf = async ({ page }: Device): Promise<unknown> =>
  page.evaluate(() => window.consent.store.getState().status)
const choiceOf = async ({ page }: Device): Promise<unknown> =>
  page.evaluate(() => window.consent.store.getState().choice?.decisions ?? null)

/** Waits until a record of every choice has arrived. */
async function arrived(device: Device, count: number): Promise<void> {
  await expect.poll(site.kept).toHaveLength(count)
  await expect.poll(() => stateOf(device)).toMatchObject({ status: 'idle', pending: 0 })
}

async function signIn({ page }: Device, account = 'alice'): Promise<void> {
  const token = await site.tokenFor(account)
  await page.evaluate((text) => window.consent.remote.signIn(text), token)
}

const signOut = async ({ page }: Device): Promise<void> => page.evaluate(() => window.consent.remote.signOut())

/** Comes back to the site on the same device. */
async function comeBack({ person, page }: Device): Promise<Device> {
  await page.close()
  return { person, page: await site.open(person) }
}

/** Two devices of one person: the laptop has accepted, the phone has refused. Both are signed in. */
async function twoDevices(): Promise<{ laptop: Device; phone: Device }> {
  const [laptop, phone] = [await newDevice(), await newDevice()]
  await act(laptop, 'acceptAll')
  await arrived(laptop, 1)
  await act(phone, 'rejectAll')
  await arrived(phone, 2)
  await signIn(laptop)
  await signIn(phone)
  return { laptop, phone }
}

describe('two devices of an account', () => {
  test('R134 a refusal counts on both until the person picks, and what differs is told', async () => {
    const { laptop, phone } = await twoDevices()
    expect(await permission(phone, 'analytics')).toBe('denied')
    const again = await comeBack(laptop)
    const accountOf = async (): Promise<AccountState | null> => (await stateOf(again)).account
    await expect.poll(accountOf).toMatchObject({ basis: 'stricter', devices: 2, granted: [] })
    expect(await permission(again, 'analytics')).toBe('denied')
    expect((await accountOf())?.conflicts).toContainEqual({
      id: 'analytics',
      here: 'granted',
      elsewhere: 'denied',
      counts: 'denied',
    })
    expect((await stateOf(phone)).account?.conflicts).toContainEqual({
      id: 'analytics',
      here: 'denied',
      elsewhere: 'granted',
      counts: 'denied',
    })
  })

  test('R134 the refusal of somebody whom nobody knew comes along, and is no second act of theirs', async () => {
    await twoDevices()
    expect(await site.kept()).toEqual(['accept-all', 'import', 'reject-all'])
  })

  test('R134 what the person picks then counts, and nothing is left to decide between', async () => {
    const { laptop } = await twoDevices()
    const again = await comeBack(laptop)
    await expect.poll(() => permission(again, 'analytics')).toBe('denied')
    await act(again, 'acceptAll')
    await expect.poll(() => permission(again, 'analytics')).toBe('granted')
    await expect.poll(() => stateOf(again)).toMatchObject({ account: { basis: 'picked', conflicts: [] } })
    expect(await permission(again, 'analytics')).toBe('granted')
  })

  test('R134 what the person picks is settled at once, without a network and in every tab', async () => {
    const { laptop } = await twoDevices()
    const here = await comeBack(laptop)
    const there = { person: laptop.person, page: await site.open(laptop.person) }
    for (const tab of [here, there]) {
      await expect.poll(() => permission(tab, 'analytics')).toBe('denied')
      await expect.poll(async () => (await stateOf(tab)).account?.conflicts.length).toBeGreaterThan(0)
    }
    site.setReachable(false)
    await act(here, 'acceptAll')
    for (const tab of [here, there]) {
      await expect.poll(() => stateOf(tab)).toMatchObject({ account: { basis: 'picked', conflicts: [], granted: [] } })
      await expect.poll(() => permission(tab, 'analytics')).toBe('granted')
    }
  })

  test('R134 a withdrawal on one reaches the other', async () => {
    const [laptop, phone] = [await newDevice(), await newDevice()]
    await act(laptop, 'acceptAll')
    await act(phone, 'acceptAll')
    await arrived(laptop, 2)
    await arrived(phone, 2)
    await signIn(laptop)
    await signIn(phone)
    expect(await permission(phone, 'analytics')).toBe('granted')
    await act(phone, 'withdraw')
    await arrived(phone, 3)
    const again = await comeBack(laptop)
    await expect.poll(() => permission(again, 'analytics')).toBe('denied')
    expect((await stateOf(again)).failure).toBeNull()
  })

  test('R134 a grant stays on its device, unless the text said that it is for the account', async () => {
    const laptop = await newDevice()
    await act(laptop, 'acceptAll')
    await arrived(laptop, 1)
    await signIn(laptop)
    const phone = await newDevice()
    await signIn(phone)
    expect(await statusOf(phone)).toBe('undecided')
    expect(await permission(phone, 'analytics')).toBe('denied')

    site.setAccountGrants('account')
    const again = await comeBack(phone)
    await expect.poll(() => permission(again, 'analytics')).toBe('granted')
    const { account } = await stateOf(again)
    expect(account?.granted).toEqual(expect.arrayContaining(['analytics', 'functional']))
  })

  test('R134 a new device with an account for all grants is told of them, and asked nothing', async () => {
    site.setAccountGrants('account')
    const laptop = await newDevice()
    await save(laptop, { functional: 'granted', analytics: 'denied' })
    await arrived(laptop, 1)
    await signIn(laptop)
    const phone = await newDevice()
    await signIn(phone)
    expect(await statusOf(phone)).toBe('decided')
    expect(await permission(phone, 'functional')).toBe('granted')
    expect(await permission(phone, 'analytics')).toBe('denied')
    expect((await stateOf(phone)).account?.granted).toEqual(expect.arrayContaining(['functional', 'theme']))
    // Nobody has decided anything on the phone.
    expect(await site.kept()).toEqual(['save'])
    const again = await comeBack(phone)
    await expect.poll(() => stateOf(again)).toMatchObject({ account: { devices: 1 } })
    expect(await site.kept()).toEqual(['save'])
  })
})

test('R119 R134 the signal of one device opts out the others of the account', async () => {
  const [laptop, phone] = [await newDevice(), await newDevice()]
  await act(laptop, 'acceptAll')
  await act(phone, 'acceptAll')
  await arrived(laptop, 2)
  await arrived(phone, 2)
  await signIn(laptop)
  await phone.person.setExtraHTTPHeaders({ 'sec-gpc': '1' })
  await signIn(phone)
  const again = await comeBack(laptop)
  await expect.poll(() => stateOf(again)).toMatchObject({ account: { gpc: true } })
  expect(await choiceOf(again)).toMatchObject({ sale: 'denied', analytics: 'granted' })
})

describe('signing out', () => {
  test("R134 restores the device's own choice at once, and for good", async () => {
    const { laptop } = await twoDevices()
    const again = await comeBack(laptop)
    await expect.poll(() => permission(again, 'analytics')).toBe('denied')
    await signOut(again)
    expect(await permission(again, 'analytics')).toBe('granted')
    expect(await stateOf(again)).toMatchObject({ account: null, failure: null })
    const later = await comeBack(again)
    await expect.poll(() => permission(later, 'analytics')).toBe('granted')
    expect((await stateOf(later)).account).toBeNull()
  })

  test('R134 leaves nothing of what was picked meanwhile to whoever comes next', async () => {
    site.setAccountGrants('account')
    const shared = await newDevice()
    await signIn(shared)
    await act(shared, 'acceptAll')
    await arrived(shared, 1)
    await expect.poll(() => permission(shared, 'analytics')).toBe('granted')
    await signOut(shared)
    expect(await choiceOf(shared)).toBeNull()
    const next = await comeBack(shared)
    expect(await statusOf(next)).toBe('undecided')
    expect(await permission(next, 'analytics')).toBe('denied')
    await expect.poll(async () => (await next.person.cookies()).map(({ name }) => name)).toEqual([])
  })

  test('R134 does so when the network is gone, and lets the next person in later', async () => {
    const { laptop } = await twoDevices()
    const again = await comeBack(laptop)
    await expect.poll(() => permission(again, 'analytics')).toBe('denied')
    site.setReachable(false)
    await expect(signOut(again)).rejects.toThrow(/fetch/)
    expect(await permission(again, 'analytics')).toBe('granted')
    site.setReachable(true)
    // The API still believes in the former account.
    await signIn(again, 'bob')
    expect(await stateOf(again)).toMatchObject({ account: { devices: 1, conflicts: [] } })
    expect(await permission(again, 'analytics')).toBe('granted')
  })
})

describe('signing out without a network', () => {
  test('R134 is told to the API at the next visit, so that nobody else speaks for the account', async () => {
    const { laptop, phone } = await twoDevices()
    const shared = await comeBack(laptop)
    await expect.poll(async () => (await stateOf(shared)).account?.devices).toBe(2)
    site.setReachable(false)
    await expect(signOut(shared)).rejects.toThrow(/fetch/)
    expect((await stateOf(shared)).account).toBeNull()
    site.setReachable(true)
    const next = await comeBack(shared)
    await expect.poll(() => next.page.evaluate(() => Object.keys(localStorage))).toEqual(['cookie_consent.sent'])
    await act(next, 'withdraw')
    await arrived(next, 4)
    expect((await stateOf(next)).account).toBeNull()
    const own = await comeBack(phone)
    await expect.poll(async () => (await stateOf(own)).account).toMatchObject({ devices: 1, conflicts: [] })
  })

  test('R134 loses nothing of what was picked on a device without a choice of its own', async () => {
    const laptop = await newDevice()
    await act(laptop, 'acceptAll')
    await arrived(laptop, 1)
    await signIn(laptop)
    const shared = await newDevice()
    await signIn(shared)
    site.setReachable(false)
    await act(shared, 'rejectAll')
    await expect.poll(() => stateOf(shared)).toMatchObject({ pending: 1 })
    await signOut(shared)
    expect(await choiceOf(shared)).toBeNull()
    site.setReachable(true)
    const next = await comeBack(shared)
    await expect.poll(site.kept).toEqual(['accept-all', 'reject-all'])
    await expect.poll(() => next.page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await expect.poll(async () => (await next.person.cookies()).map(({ name }) => name)).toEqual([])
    expect(await statusOf(await comeBack(next))).toBe('undecided')
    const own = await comeBack(laptop)
    await expect.poll(() => stateOf(own)).toMatchObject({ account: { devices: 1 } })
  })

  test('R61 R134 loses nothing of what was picked after the first pick had arrived', async () => {
    const laptop = await newDevice()
    await act(laptop, 'rejectAll')
    await arrived(laptop, 1)
    await signIn(laptop)
    const shared = await newDevice()
    await signIn(shared)
    await act(shared, 'rejectAll')
    await expect.poll(async () => (await stateOf(shared)).pending).toBe(0)
    await expect.poll(site.kept).toContain('reject-all')
    await expect.poll(async () => (await shared.person.cookies()).map(({ name }) => name)).toContain('cookie_consent_k')
    await expect.poll(() => shared.page.evaluate(() => localStorage.getItem('cookie_consent.key'))).toBeNull()
    site.setReachable(false)
    await act(shared, 'acceptAll')
    await expect.poll(() => stateOf(shared)).toMatchObject({ pending: 1 })
    await signOut(shared)
    expect(await choiceOf(shared)).toBeNull()
    site.setReachable(true)
    const next = await comeBack(shared)
    await expect.poll(site.kept).toContain('accept-all')
    await expect.poll(() => next.page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await expect.poll(async () => (await next.person.cookies()).map(({ name }) => name)).toEqual([])
    const later = await comeBack(next)
    expect(await statusOf(later)).toBe('undecided')
    expect(await permission(later, 'analytics')).toBe('denied')
  })

  test('R134 reaches the other tabs', async () => {
    const { laptop } = await twoDevices()
    const here = await comeBack(laptop)
    const there = { person: laptop.person, page: await site.open(laptop.person) }
    for (const tab of [here, there]) await expect.poll(async () => (await stateOf(tab)).account?.devices).toBe(2)
    site.setReachable(false)
    await expect(signOut(here)).rejects.toThrow(/fetch/)
    await expect.poll(() => permission(there, 'analytics')).toBe('granted')
    await expect.poll(async () => (await stateOf(there)).account).toBeNull()
  })

  test('R134 reaches a tab that hears of the choice before the rest is there', async () => {
    const { laptop } = await twoDevices()
    const tab = await comeBack(laptop)
    await expect.poll(async () => (await stateOf(tab)).account?.devices).toBe(2)
    await save(tab, { functional: 'granted' })
    await expect.poll(async () => (await stateOf(tab)).account?.basis).toBe('picked')
    await tab.page.evaluate(() => {
      localStorage.removeItem('cookie_consent.own')
      dispatchEvent(new StorageEvent('storage', { key: 'cookie_consent.own' }))
    })
    expect((await stateOf(tab)).account).toBeNull()
  })
})

describe('signing in', () => {
  test('R134 is refused with a token that is none, and changes nothing', async () => {
    const device = await newDevice()
    await act(device, 'rejectAll')
    await arrived(device, 1)
    const failing = device.page.evaluate(() => window.consent.remote.signIn('a.b.c'))
    await expect(failing).rejects.toThrow(/FC342/)
    expect((await stateOf(device)).account).toBeNull()
    const kept = await device.page.evaluate(() => Object.keys(localStorage))
    expect(kept).toEqual(['cookie_consent.sent'])
  })

  test('R134 again, with a fresh token at each page, changes nothing', async () => {
    const { laptop } = await twoDevices()
    const again = await comeBack(laptop)
    await signIn(again)
    await act(again, 'acceptAll')
    await expect.poll(() => stateOf(again)).toMatchObject({ account: { basis: 'picked' } })
    await signIn(again)
    expect(await stateOf(again)).toMatchObject({ account: { basis: 'picked' } })
    expect(await permission(again, 'analytics')).toBe('granted')
    await signOut(again)
    expect(await permission(again, 'analytics')).toBe('granted')
  })

  test('R66 works for somebody whose key was lost', async () => {
    const device = await newDevice()
    await act(device, 'acceptAll')
    await arrived(device, 1)
    await device.person.clearCookies({ name: 'cookie_consent_k' })
    await signIn(device)
    await expect.poll(() => stateOf(device)).toMatchObject({ account: { devices: 1 } })
    expect(await permission(device, 'analytics')).toBe('granted')
  })

  test('R133 forgetting ends it on this device', async () => {
    const { phone } = await twoDevices()
    await expect.poll(async () => (await stateOf(phone)).account?.devices).toBe(2)
    await phone.page.evaluate(() => window.consent.store.actions.forget())
    await expect.poll(async () => (await stateOf(phone)).account).toBeNull()
    await expect.poll(() => phone.page.evaluate(() => Object.keys(localStorage))).toEqual([])
    await expect.poll(async () => (await phone.person.cookies()).map(({ name }) => name)).toEqual([])
  })
})
