import { audienceRule, createConsentStore, setAudience, type Audience } from 'fluxconsent/core'
import { ConsentGate, ConsentProvider, useConsentStore, useExplanation, useRights, type Gate } from 'fluxconsent'
import { useEffect, type ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { exampleConfig, exampleWith, logs } from '../core/exampleConfig.js'
import { clearBrowser, renderConsent } from './renderConsent.js'

beforeEach(clearBrowser)
afterEach(clearBrowser)

const Why = ({ id }: { readonly id: 'ads' | 'session' }): ReactNode => {
  const { granted, rule, source, signal } = useExplanation(id)
  return <output aria-label={id}>{[granted ? 'granted' : 'denied', rule, source, signal].join(' ')}</output>
}
const Once = (gate: Gate): ReactNode => <button onClick={gate.allowOnce}>Once</button>

describe('useExplanation', () => {
  it('says what stands behind a permission, and follows it', async () => {
    const { store, getByLabelText } = await renderConsent(<Why id="ads" />)
    await expect.element(getByLabelText('ads')).toHaveTextContent('denied undecided jurisdiction')
    store.actions.acceptAll()
    await expect.element(getByLabelText('ads')).toHaveTextContent('granted granted choice')
    store.actions.rejectAll()
    await expect.element(getByLabelText('ads')).toHaveTextContent('denied refused choice')
  })

  it('never says granted while the permissions are closed', async () => {
    const choice = createConsentStore(exampleConfig, { now: Date.now })
    choice.inlet.hydrate(null, { gpc: false })
    choice.actions.acceptAll()
    const initial = {
      choice: choice.getState().choice,
      jurisdiction: 'DE',
      signals: { gpc: false },
      language: null,
      now: Date.now(),
    }
    // A store whose storage nobody reads.
    const store = createConsentStore(exampleConfig, { initial })
    const texts: string[] = []
    const Watch = (): ReactNode => {
      const { granted, rule } = useExplanation('ads')
      texts.push(`${granted} ${rule} ${store.getState().permissions['ads']}`)
      return null
    }
    await render(
      <ConsentProvider store={store}>
        <Watch />
      </ConsentProvider>,
    )
    expect(texts[0]).toBe('false loading denied')
    for (const text of texts) expect(text).not.toMatch(/true .* denied/)
  })
})

describe('useRights', () => {
  it('R120 opts out by a click, with the person as the one who did it', async () => {
    const OptOut = (): ReactNode => <button onClick={useRights().optOut}>Do Not Sell</button>
    const { store, getByRole } = await renderConsent(<OptOut />, { config: exampleWith({ activities: [logs] }) })
    await userEvent.click(getByRole('button'))
    await expect.poll(() => store.getState().choice?.action).toBe('opt-out')
    expect(store.getState().choice?.method).toBe('banner')
    await expect.poll(() => document.cookie).toContain('cookie_consent')
  })

  it('R107 objects by a click', async () => {
    const Object = (): ReactNode => <button onClick={() => object()}>Object</button>
    let object: () => void = () => undefined
    const Take = (): ReactNode => {
      ;({ object } = useRights())
      return <Object />
    }
    const { store, getByRole } = await renderConsent(<Take />, { config: exampleWith({ activities: [logs] }) })
    await userEvent.click(getByRole('button'))
    await expect.poll(() => store.getState().choice?.decisions['logs']).toBe('denied')
  })
})

describe('the age of a person', () => {
  it('R97 keeps a gate shut that a child would open once, and shuts one that is open', async () => {
    const { store, getByRole, getByText } = await renderConsent(
      <ConsentGate service="video" fallback={Once}>
        Film
      </ConsentGate>,
    )
    await userEvent.click(getByRole('button'))
    await expect.element(getByText('Film')).toBeVisible()
    setAudience(store, audienceRule('minor'))
    await expect.element(getByRole('button')).toBeVisible()
    await userEvent.click(getByRole('button'))
    await expect.element(getByRole('button')).toBeVisible()
    expect(document.body.textContent).not.toContain('Film')
  })

  it('R97 counts from the first moment when it is told in an effect inside of the provider', async () => {
    const shown: string[] = []
    const Ad = (): ReactNode => {
      shown.push('ad')
      return 'Advertisement'
    }
    const Age = ({ audience }: { readonly audience: Audience }): ReactNode => {
      const store = useConsentStore()
      useEffect(() => setAudience(store, audienceRule(audience)), [store, audience])
      return null
    }
    const config = exampleWith({})
    const page = (audience: Audience): ReactNode => (
      <ConsentProvider config={config} jurisdiction="US-CA">
        <Age audience={audience} />
        <ConsentGate service="ads">
          <Ad />
        </ConsentGate>
        <ConsentGate service="session">Shop</ConsentGate>
      </ConsentProvider>
    )
    const screen = await render(page('minor'))
    await expect.element(screen.getByText('Shop')).toBeVisible()
    expect(shown).toEqual([])
    await screen.rerender(page('adult'))
    await expect.element(screen.getByText('Advertisement')).toBeVisible()
    await screen.rerender(page('minor'))
    await expect.poll(() => document.body.textContent).not.toContain('Advertisement')
  })
})

describe('trusted gesture', () => {
  it('R130 opens a gate once by a click, and not by a script', async () => {
    const gates: Gate[] = []
    const Fallback = (gate: Gate): ReactNode => {
      gates.push(gate)
      return Once(gate)
    }
    const { store, getByRole, getByText } = await renderConsent(
      <ConsentGate service="video" fallback={Fallback}>
        Film
      </ConsentGate>,
      { config: exampleWith({ trustedGesture: true }) },
    )
    await expect.poll(() => store.isHydrated()).toBe(true)
    gates[0]?.allowOnce()
    gates[0]?.allowOnce({ isTrusted: true })
    await expect.element(getByRole('button')).toBeVisible()
    expect(document.body.textContent).not.toContain('Film')
    await userEvent.click(getByRole('button'))
    await expect.element(getByText('Film')).toBeVisible()
  })
})
