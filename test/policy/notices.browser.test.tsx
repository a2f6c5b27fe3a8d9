import type { AccountState } from 'fluxconsent/core'
import { AccountNotice, PolicyNotice } from 'fluxconsent/policy'
import { ReloadNotice } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import 'fluxconsent/policy.css'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { consent, consentWith } from '../ui/consent.ts'
import { accountSource, NOBODY } from './accountSource.ts'
import { clearDevice, renderMain } from './renderMain.tsx'

const account: AccountState = { ...NOBODY, granted: ['analytics', 'stats', 'functional', 'marketing', 'video'] }
const config = consentWith({
  policy: { ...consent.policy, material: false, history: [{ version: '2025', updated: '2025-01-01' }] },
})
const NOTICES = {
  policy: <PolicyNotice key="policy" />,
  account: <AccountNotice key="account" remote={accountSource(account)} />,
  reload: <ReloadNotice key="reload" />,
}
/** Reaches below a notice in the middle of a wide screen. */
const WIDE = 'Everything for the garden, and for who sits in it. '.repeat(2)
const SELECTOR = '[data-consent-policy-notice], [data-consent-account-notice], [data-consent-reload-notice]'
const notices = (): readonly Element[] => [...document.querySelectorAll(SELECTOR)]
const articles = (): readonly HTMLElement[] => [...document.querySelectorAll<HTMLElement>('article a')]

beforeEach(clearDevice)
afterEach(() => page.viewport(1024, 768))

/** A long page to which somebody comes back, with notices of which each has something to say. */
async function comeBack(...shown: readonly ReactNode[]): Promise<void> {
  const { store } = await renderMain(
    <>
      {shown}
      <article>
        {Array.from({ length: 40 }, (_, index) => (
          <p key={index}>
            <a href={`#${index}`}>{WIDE + index}</a>
          </p>
        ))}
      </article>
    </>,
    { config },
  )
  await expect.poll(() => store.getState().status).toBe('undecided')
  store.actions.rejectAll()
  await expect.poll(() => store.getState().choice).not.toBeNull()
  const { choice } = store.getState()
  const withdrawal = { services: ['video'], removed: [], left: [], needsReload: true }
  if (choice) store.inlet.set({ choice: { ...choice, policyVersion: '2025' }, withdrawal })
  await expect.poll(() => notices()).toHaveLength(shown.length)
}

/** Whether anything of an element is out of sight; pages scroll by whole pixels. */
function isCovered(element: Element): boolean {
  const under = element.getBoundingClientRect()
  if (under.top < -1 || under.bottom > innerHeight + 1) return true
  return notices().some((one) => {
    const over = one.getBoundingClientRect()
    return (
      under.bottom - 1 > over.top && under.top + 1 < over.bottom && under.right > over.left && under.left < over.right
    )
  })
}

describe.each([
  [360, 640],
  [320, 568],
  [1280, 720],
])('at %i x %i', (width, height) => {
  beforeEach(() => page.viewport(width, height))

  test.each([
    ['the new version', [NOTICES.policy]],
    ['the devices that differ', [NOTICES.account]],
    ['both', [NOTICES.account, NOTICES.policy]],
    ['the reload', [NOTICES.reload]],
  ])('R75 the notice of %s never covers what has the focus, forwards and backwards', async (_, shown) => {
    await comeBack(...shown)
    const links = articles()
    expect(links).toHaveLength(40)
    for (const each of [...links, ...links.toReversed()]) {
      each.focus()
      expect(isCovered(each), each.textContent).toBe(false)
    }
    for (const one of notices()) {
      const { top, bottom } = one.getBoundingClientRect()
      expect([top >= 0, bottom <= height]).toEqual([true, true])
    }
  })
})

// A window of 1280 x 1024, enlarged to 400 %.
test.each(Object.entries(NOTICES))(
  'R124 the notice %s stands in the page where there is little height',
  async (_, one) => {
    await page.viewport(320, 256)
    await comeBack(one)
    const [notice] = notices()
    expect(notice && getComputedStyle(notice).position).toBe('static')
    expect(getComputedStyle(document.documentElement).paddingBottom).toBe('0px')
    expect(document.documentElement.scrollWidth).toBeLessThanOrEqual(320)
  },
)
