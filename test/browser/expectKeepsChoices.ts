import { createConsent, type PageConsent } from 'fluxconsent/browser'
import type { ConsentStorage } from 'fluxconsent/core'
import { expect } from 'vitest'
import { exampleWith } from '../core/exampleConfig.js'

/**
 * What every storage of a choice has to do. `make` is called for each page: two of its storages share what they keep,
 * as two visits do.
 */
export async function expectKeepsChoices(make: () => ConsentStorage | undefined): Promise<void> {
  const pages: PageConsent[] = []
  const visit = (): PageConsent => {
    const storage = make()
    const page = createConsent(exampleWith(storage ? { storage } : {}))
    pages.push(page)
    return page
  }
  const settled = async (page: PageConsent, action: string | null): Promise<void> => {
    await expect.poll(() => page.getState().choice?.action ?? null, { timeout: 10_000 }).toBe(action)
    // Another visit reads the same as soon as it is written.
    await expect.poll(() => readBack(visit()), { timeout: 10_000 }).toBe(action)
    expect(page.getState().persistence).toBe('stored')
  }
  const readBack = async (page: PageConsent): Promise<string | null> => {
    await expect.poll(() => page.getState().status).not.toBe('loading')
    return page.getState().choice?.action ?? null
  }

  const first = visit()
  expect(first.getState().status).toBe('undecided')
  first.actions.rejectAll()
  await settled(first, 'reject-all')
  const second = visit()
  await expect.poll(() => second.getState().status).toBe('decided')
  expect(second.getState().choice).toEqual(first.getState().choice)
  second.actions.acceptAll()
  await settled(second, 'accept-all')
  second.actions.withdraw()
  await settled(second, 'withdraw')
  second.actions.forget()
  await settled(second, null)
  expect(visit().getState().status).toBe('undecided')
  for (const page of pages) page.stop()
}
