import type { Page } from 'playwright'
import { expect } from 'vitest'

type Decide = Readonly<Record<string, 'granted' | 'denied'>>

export const act = async (page: Page, action: 'acceptAll' | 'rejectAll' | 'withdraw' | 'forget'): Promise<void> =>
  page.evaluate((name) => window.consent.store.actions[name](), action)
export const save = async (page: Page, decisions: Decide): Promise<void> =>
  page.evaluate((each) => window.consent.store.actions.save(each), decisions)
export const allowForSession = async (page: Page, service: string): Promise<void> =>
  page.evaluate((id) => window.consent.store.actions.grantForSession(id), service)
/** What the button of a gate does. */
export const allowOnce = async (page: Page, service: string): Promise<void> =>
  page.evaluate((id) => window.consent.store.inlet.perform((acts) => void acts.allowOnce(id)), service)
/** Has the sync try again what waits. */
export const comeOnline = async (page: Page): Promise<unknown> =>
  page.evaluate(() => dispatchEvent(new Event('online')))

export const stateOf = async (page: Page): Promise<ReturnType<Window['consent']['remote']['getState']>> =>
  page.evaluate(() => window.consent.remote.getState())
export const permission = async (page: Page, id: string): Promise<unknown> =>
  page.evaluate((name) => window.consent.store.getState().permissions[name], id)
export const choiceOf = async (page: Page): Promise<ReturnType<Window['consent']['store']['getState']>['choice']> =>
  page.evaluate(() => window.consent.store.getState().choice)
export const statusOf = async (page: Page): Promise<unknown> =>
  page.evaluate(() => window.consent.store.getState().status)
export const subjectOf = async (page: Page): Promise<string | null | undefined> => (await choiceOf(page))?.subject
export const cookiesOf = async (page: Page): Promise<readonly string[]> =>
  (await page.context().cookies()).map(({ name }) => name).sort((a, b) => a.localeCompare(b))
/** The id of the last choice of which the device knows a record. */
export const sentOf = async (page: Page): Promise<string | null> =>
  page.evaluate(() => localStorage.getItem('cookie_consent.sent'))
export const stored = async (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    Object.keys(localStorage)
      .map((key) => key.replace(/[\da-f-]{36}$/, '<id>'))
      .sort(),
  )

/** That the browser is to be rid of its key: of nobody, and gone as soon as the server has answered. */
export const KEY_DUE = 'cookie_consent.outbox.key'

/** Waits until the sync runs and everything that it has to send has arrived. */
export const isQuiet = async (page: Page): Promise<void> => {
  await expect.poll(() => page.locator('html').getAttribute('data-synced')).toBe('true')
  await expect.poll(() => stored(page)).not.toContain('cookie_consent.outbox.<id>')
  await expect.poll(() => stateOf(page)).toMatchObject({ status: 'idle', pending: 0 })
}

/** Waits until the current choice is recorded, and everything that was recorded so far has arrived. */
export const isIdle = async (page: Page): Promise<void> => {
  await expect.poll(async () => (await sentOf(page)) === (await choiceOf(page))?.id).toBe(true)
  await isQuiet(page)
}

/** Comes back, and waits until the server has told what it knows. */
export async function comeBack(page: Page): Promise<void> {
  const [answer] = await Promise.all([page.waitForResponse('**/v1/subjects/me'), page.reload()])
  await answer.finished()
  await isQuiet(page)
  // What was asked first is answered first.
  await page.evaluate(async (url) => (await fetch(url)).text(), answer.url())
}

/** A request that waits until it is let go. */
export function heldRequest(): { readonly fault: () => Promise<void>; readonly isHeld: () => boolean; go: () => void } {
  let isHeld = false
  let go: () => void = () => {}
  const gone = new Promise<void>((resolve) => (go = resolve))
  const fault = async (): Promise<void> => {
    isHeld = true
    await gone
  }
  return { fault, isHeld: () => isHeld, go: () => go() }
}
