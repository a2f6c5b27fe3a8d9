import { ConsentPreferences } from 'fluxconsent/preferences'
import { PrivacyCenter } from 'fluxconsent/policy'
import { ConsentBanner, ModalBanner, PreferencesDialog } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import 'fluxconsent/policy.css'
import { beforeEach, describe, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { atRest } from '../../src/parts/atRest.ts'
import { consent } from './consent.ts'
import { contrastOf } from './contrastOf.ts'
import { clearChoice, renderPage } from './fixtures.tsx'
import { settleAnimations } from './settleAnimations.ts'

beforeEach(async () => {
  clearChoice()
  await page.viewport(1024, 768)
})

function lookOf(button: Element): readonly (string | number)[] {
  const { width, height, top } = button.getBoundingClientRect()
  const { fontSize, fontWeight, fontFamily, padding, borderRadius } = getComputedStyle(button)
  const box = [width, height, top].map(Math.round)
  return [button.tagName, ...box, fontSize, fontWeight, fontFamily, padding, borderRadius, contrastOf(button)]
}

/** The controls of a surface, in the order of the keyboard. */
function actionsIn(selector: string): readonly (string | undefined)[] {
  const actions = document.querySelectorAll<HTMLElement>(`${selector} [data-consent-actions] [data-consent-action]`)
  return [...actions].map(({ dataset }) => dataset['consentAction'])
}

describe.each([
  ['the banner', <ConsentBanner key="1" />, '[data-consent-banner]', 'none'],
  ['the modal banner', <ModalBanner key="1" />, '[data-consent-banner]', 'none'],
  ['the dialog', <PreferencesDialog key="1" />, '[role=dialog]', 'preferences'],
  ['a page of preferences', <ConsentPreferences key="1" />, '[data-consent-choices]', 'none'],
  ['the privacy centre', <PrivacyCenter key="1" />, '[data-consent-choice]', 'none'],
] as const)('%s', (_what, surface, selector, opens) => {
  const button = (action: string): HTMLElement | null =>
    document.querySelector(`${selector} [data-consent-action="${action}-all"]`)

  test('R117 begins with rejecting, and accepting stands beside it', async () => {
    const { store } = await renderPage(surface)
    if (opens === 'preferences') store.actions.open('preferences')
    await expect.poll(() => actionsIn(selector).slice(0, 2)).toEqual(['reject-all', 'accept-all'])
  })

  test.each(['light', 'dark'])(
    'R7 gives both the same element, size, weight and contrast in the %s',
    async (scheme) => {
      document.documentElement.style.colorScheme = scheme
      const { store } = await renderPage(surface)
      if (opens === 'preferences') store.actions.open('preferences')
      await expect.poll(() => button('accept')).not.toBeNull()
      await settleAnimations()
      const [yes, no] = [button('accept'), button('reject')].map((each) => {
        if (!each) throw new Error('There is no such button.')
        // Wherever another test left the pointer: a button under it has another colour.
        return atRest(each, lookOf)
      })
      expect(no).toEqual(yes)
      expect(no?.at(-1)).toBeGreaterThan(5)
      document.documentElement.removeAttribute('style')
    },
  )
})

describe('the ready second layer', () => {
  test('R10 says of every service who, what for, on which ground, and lists every item', async () => {
    await renderPage(
      <section aria-label="Choice">
        <ConsentPreferences />
      </section>,
    )
    await expect.poll(() => document.querySelectorAll('[data-consent-service]').length).toBe(consent.services.length)
    for (const { id, provider, transfer, stores } of consent.services) {
      const item = document.querySelector(`[data-consent-service="${id}"]`)
      const facts = [...(item?.querySelectorAll('dt') ?? [])].map(({ textContent }) => textContent)
      expect(facts, id).toEqual(
        expect.arrayContaining(['Provider', 'Role', 'Purposes', 'Legal basis', 'Data', 'Kept for']),
      )
      expect(item?.textContent).toContain(provider === 'controller' ? consent.controller.name : provider.name)
      if (transfer) expect(facts, id).toContain('Transfer')
      const names = [...(item?.querySelectorAll('tbody th') ?? [])].map(({ textContent }) => textContent)
      const expected =
        stores === 'nothing' ? [] : stores.map(({ name, match }) => (match === 'prefix' ? `${name}…` : name))
      expect(names, id).toEqual(expected)
      for (const row of item?.querySelectorAll('tbody tr') ?? [])
        expect([...row.children].every(({ textContent }) => textContent !== '')).toBe(true)
    }
  })

  test('R125 has no two links or summaries of one name that lead to different things', async () => {
    await renderPage(<ConsentPreferences />)
    await expect.poll(() => document.querySelectorAll('[data-consent-service]').length).toBe(consent.services.length)
    const targets = new Map<string, Set<string>>()
    for (const link of document.querySelectorAll<HTMLAnchorElement>('[data-consent-choices] a')) {
      const name = link.ariaLabel ?? link.textContent
      targets.set(name, (targets.get(name) ?? new Set()).add(link.href))
    }
    expect(targets.size).toBeGreaterThan(2)
    expect([...targets].filter(([, hrefs]) => hrefs.size > 1)).toEqual([])
    const summaries = [...document.querySelectorAll('summary')].map(
      ({ ariaLabel, textContent }) => ariaLabel ?? textContent,
    )
    expect(new Set(summaries).size).toBe(summaries.length)
  })
})
