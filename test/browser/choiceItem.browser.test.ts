import { createConsent, localChoiceStorage } from 'fluxconsent/browser'
import { choiceItem, lifetimeSeconds } from 'fluxconsent/core'
import { afterEach, expect, test } from 'vitest'
import { exampleConfig, exampleWith } from '../core/exampleConfig.ts'

afterEach(() => {
  localStorage.clear()
  document.cookie = 'cookie_consent=; Max-Age=0; Path=/'
})

test('R86 the row of the choice says what the browser really keeps, and for how long', async () => {
  const item = choiceItem(exampleConfig)
  const page = createConsent(exampleConfig)
  page.actions.rejectAll()
  await expect.poll(() => cookieStore.get(item?.name ?? '')).toBeTruthy()
  const kept = await cookieStore.get(item?.name ?? '')
  const days = ((kept?.expires ?? 0) - Date.now()) / 86_400_000
  expect(Math.round(days)).toBe((lifetimeSeconds(item?.lifetime ?? '') ?? 0) / 86_400)
  page.stop()
})

test('R86 the row of the choice names the key of a local storage', async () => {
  const config = exampleWith({ storage: localChoiceStorage('public.cookie.choice') })
  const page = createConsent(config)
  page.actions.rejectAll()
  await expect.poll(() => Object.keys(localStorage)).toEqual([choiceItem(config)?.name])
  expect(document.cookie).not.toContain('cookie_consent')
  page.stop()
})
