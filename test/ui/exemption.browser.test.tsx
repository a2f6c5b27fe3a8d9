import { exemption, JURISDICTIONS } from 'fluxconsent/core'
import { ConsentBanner } from 'fluxconsent/ui'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { page, userEvent } from 'vitest/browser'
import { consent, consentWith } from './consent.ts'
import { clearChoice, renderPage } from './fixtures.tsx'

const region = page.getByRole('region', { name: 'Cookies on this site' })
const exempting = { exemptions: [exemption('statistics')], jurisdictions: JURISDICTIONS.rows }
const counting = consent.services.filter(({ id }) => ['session', 'stats'].includes(id))

beforeEach(clearChoice)
afterEach(clearChoice)

describe('what the law exempts from consent', () => {
  test('R132 is objected to with one press on the first layer, beside a question about the rest', async () => {
    const { store } = await renderPage(<ConsentBanner />, { config: consentWith(exempting), jurisdiction: 'GB' })
    await expect.poll(() => store.getState().permissions).toMatchObject({ stats: 'granted', ads: 'denied' })
    await userEvent.click(region.getByRole('button', { name: 'Reject all' }))
    await expect.poll(() => store.getState().permissions['stats']).toBe('denied')
    await expect.element(region).not.toBeInTheDocument()
  })

  test('R132 is told of where nothing else is asked, with a free way out of the same rank', async () => {
    const config = consentWith({ ...exempting, services: counting })
    const { store } = await renderPage(<ConsentBanner />, { config, jurisdiction: 'GB' })
    await expect.poll(() => store.getState().permissions['stats']).toBe('granted')
    await expect.element(region.getByRole('button', { name: 'Accept all' })).not.toBeInTheDocument()
    const out = region.getByRole('button', { name: 'Opt out' })
    const understood = region.getByRole('button', { name: 'Understood' })
    await expect.element(out).toBeVisible()
    expect(out.element().getBoundingClientRect().height).toBe(understood.element().getBoundingClientRect().height)
    await userEvent.click(out)
    await expect.poll(() => store.getState().permissions['stats']).toBe('denied')
    expect(store.getState().choice).toMatchObject({ action: 'reject-all', decisions: { stats: 'denied' } })
  })
})
