import { ConsentGate } from 'fluxconsent'
import { en } from 'fluxconsent/locales/en'
import { ConsentBanner } from 'fluxconsent/ui'
import { beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { tracker } from '../browser/tracker.ts'
import { exampleWith } from '../core/exampleConfig.ts'
import { clearChoice, renderPage } from './fixtures.tsx'

beforeEach(clearChoice)

const GATES = 50

test('R80 the banner is gone and every gate open before the first vendor does anything', async () => {
  const seen: (readonly [banners: number, gates: number])[] = []
  const look = (): void => {
    seen.push([document.querySelectorAll('[data-consent-banner]').length, document.querySelectorAll('article').length])
  }
  const vendors = Array.from({ length: 20 }, () => tracker({ scripts: [], consent: { grant: look } }))
  const gates = Array.from({ length: GATES }, (_, index) => (
    <ConsentGate key={index} service={vendors[index % vendors.length]?.id ?? ''}>
      {() => <article>{index}</article>}
    </ConsentGate>
  ))
  const { store } = await renderPage(
    <>
      <ConsentBanner />
      {gates}
    </>,
    { config: exampleWith({ services: vendors, messages: { en } }) },
  )
  // With the last of them the code that starts vendors is there, so that nothing but order keeps the others back.
  store.actions.grantAlways(vendors.at(-1)?.id ?? '')
  await expect.poll(() => seen.length).toBe(1)
  await page.getByRole('button', { name: 'Accept all' }).click()
  await expect.poll(() => seen.length).toBe(vendors.length)
  expect(seen.slice(1)).toEqual(vendors.slice(1).map(() => [0, GATES]))
})
