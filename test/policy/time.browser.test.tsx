import { ConsentProvider, createConsentStore, NO_SIGNALS, type InitialConsent } from 'fluxconsent'
import { en } from 'fluxconsent/locales/en'
import { loadPolicyTexts, PrivacyCenter } from 'fluxconsent/policy'
import { hydrateRoot } from 'react-dom/client'
import { renderToString } from 'react-dom/server.browser'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { cdp } from 'vitest/browser'
import { encodeChoice } from '../../src/core/lazy.js'
import { consent } from '../ui/consent.ts'
import { clearDevice } from './renderMain.tsx'

beforeEach(clearDevice)

async function goTo(timezoneId: string): Promise<void> {
  await cdp().send('Emulation.setTimezoneOverride', { timezoneId })
}

test('R56 R101 a moment that a server has rendered is shown in the time zone of its reader', async () => {
  const texts = await loadPolicyTexts(en)
  const store = createConsentStore(consent, { jurisdiction: 'DE' })
  store.inlet.hydrate(null, NO_SIGNALS)
  store.actions.rejectAll()
  const { choice } = store.getState()
  if (!choice) throw new Error('There is no choice.')
  document.cookie = `${consent.cookie.name}=${encodeChoice(choice)}; path=/`
  const { at } = choice
  const initial: InitialConsent = { choice, jurisdiction: 'DE', signals: NO_SIGNALS, language: 'en', now: at }
  const tree = (
    <ConsentProvider config={consent} initial={initial}>
      <PrivacyCenter texts={texts} />
      <span hidden data-consent-action="open" />
    </ConsentProvider>
  )
  onTestFinished(() => goTo(''))
  await goTo('America/New_York')
  const host = document.createElement('main')
  host.innerHTML = renderToString(tree)
  document.body.append(host)
  await goTo('Asia/Tokyo')
  const problems: unknown[] = []
  const root = hydrateRoot(host, tree, { onRecoverableError: (error) => problems.push(error) })
  onTestFinished(() => {
    root.unmount()
    host.remove()
  })
  const shown = (): string | null | undefined => host.querySelector('time')?.textContent
  const options = { dateStyle: 'long', timeStyle: 'short', timeZone: 'Asia/Tokyo' } as const
  await expect.poll(shown).toBe(new Intl.DateTimeFormat('en', options).format(at))
  expect(problems).toEqual([])
})
