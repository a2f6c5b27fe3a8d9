import { ConsentGate, ConsentProvider, type Choice } from 'fluxconsent'
import { StrictMode } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { exampleConfig } from '../core/exampleConfig.js'
import { clearBrowser } from './renderConsent.js'

// What another test did may be written down late.
beforeEach(clearBrowser)
afterEach(clearBrowser)

test('R112 under StrictMode every act is told of once', async () => {
  const choices: Choice[] = []
  await render(
    <StrictMode>
      <ConsentProvider config={exampleConfig} jurisdiction="DE" onChoice={(choice) => void choices.push(choice)}>
        <ConsentGate service="video" fallback={(gate) => <button onClick={gate.allowOnce}>once</button>}>
          <p>shown</p>
        </ConsentGate>
      </ConsentProvider>
    </StrictMode>,
  )
  await page.getByRole('button', { name: 'once' }).click()
  await expect.element(page.getByText('shown')).toBeInTheDocument()
  await expect.poll(() => choices.map(({ action }) => action)).toEqual(['allow-once'])
  expect(choices[0]?.decisions).toEqual({ video: 'granted' })
  expect(document.cookie).toBe('')
})
