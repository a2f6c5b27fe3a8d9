import { describe, expect, test } from 'vitest'
import { act, comeOnline, cookiesOf, isIdle, save, stateOf, stored, subjectOf } from './acts.ts'
import { openRemoteSite } from './remoteSite.ts'

const site = openRemoteSite()

/** What the page is told of its API, as it stands in the window. */
interface Place {
  readonly api?: string
  readonly credentials?: 'include' | 'omit'
}

describe.each<[string, () => Place]>([
  ['an API on another site', () => ({ api: site.elsewhere() })],
  ['an API that is asked without cookies', () => ({ credentials: 'omit' })],
])('%s', (_, place) => {
  const come = async (): ReturnType<typeof site.open> => {
    const person = await site.person()
    await person.addInitScript((given) => Object.assign(window, given), place())
    return site.open(person)
  }

  test('R66 leaves the key to the page, which acts for the same person from then on', async () => {
    const page = await come()
    await act(page, 'acceptAll')
    await isIdle(page)
    const first = await subjectOf(page)
    expect(await stored(page)).toEqual(['cookie_consent.key', 'cookie_consent.sent'])
    expect(await cookiesOf(page)).toEqual(['cookie_consent'])
    await act(page, 'withdraw')
    await isIdle(page)
    await page.reload()
    await save(page, { functional: 'granted' })
    await isIdle(page)
    expect(await site.kept()).toEqual(['accept-all', 'save', 'withdraw'])
    expect(await site.subjects()).toHaveLength(1)
    expect(await subjectOf(page)).toBe(first)
    expect(await stateOf(page)).toMatchObject({ failure: null })
  })

  test('R66 knows who withdrew before anything had arrived', async () => {
    const page = await come()
    site.setReachable(false)
    await act(page, 'acceptAll')
    await act(page, 'withdraw')
    await expect.poll(() => stateOf(page)).toMatchObject({ pending: 2 })
    site.setReachable(true)
    await comeOnline(page)
    await isIdle(page)
    await save(page, { functional: 'granted' })
    await isIdle(page)
    expect(await site.kept()).toEqual(['accept-all', 'save', 'withdraw'])
    expect(await site.subjects()).toHaveLength(1)
    expect(await stateOf(page)).toMatchObject({ failure: null })
  })

  test('R2 leaves nothing with somebody who only ever refused', async () => {
    const page = await come()
    await act(page, 'rejectAll')
    await isIdle(page)
    await act(page, 'rejectAll')
    await isIdle(page)
    expect(await site.subjects()).toHaveLength(2)
    expect(await stored(page)).toEqual(['cookie_consent.sent'])
  })
})
