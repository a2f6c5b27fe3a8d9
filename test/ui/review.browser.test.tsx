import { ConsentProvider, createConsentStore } from 'fluxconsent'
import { Banner, ConsentBanner, PreferencesTrigger, PrivacyLink } from 'fluxconsent/ui'
import 'fluxconsent/styles.css'
import type { ReactNode } from 'react'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { render } from 'vitest-browser-react'
import { consent, consentWith } from './consent.ts'
import { clearChoice } from './fixtures.tsx'

const banner = page.elementLocator(document.body).getByText('Cookies on this site')

/** Renders a page of somebody who develops it; returns what was warned about and reported. */
async function develop(children: ReactNode, config = consent) {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {})
  const onError = vi.fn<(error: unknown) => void>()
  const store = createConsentStore(config, { jurisdiction: 'DE' })
  await render(
    <ConsentProvider store={store} onError={onError}>
      {children}
    </ConsentProvider>,
  )
  await expect.element(banner).toBeVisible()
  return {
    warnings: () => warn.mock.calls.flat().map(String),
    errors: () => onError.mock.calls.flat().map(String),
    store,
  }
}

/** As long as the review looks at a page. */
const REVIEWED = { timeout: 15_000 }

beforeEach(async () => {
  clearChoice()
  await page.viewport(1024, 768)
  // A test that expects nothing to be said must not wait for the code that would say it.
  await import('../../src/parts/checks.ts')
})

describe('in development, the first layer', () => {
  test('R8 warns once where rejecting is missing', async () => {
    const { warnings, store } = await develop(
      <>
        <Banner.Root>
          <Banner.Title />
          <Banner.AcceptAll />
        </Banner.Root>
        <PrivacyLink />
      </>,
    )
    await expect.poll(warnings, REVIEWED).toEqual([expect.stringMatching(/FC208.*no visible way to reject/)])
    store.actions.close()
    store.actions.open('banner')
    await expect.poll(warnings).toHaveLength(1)
  })

  test('R8 compares the button that rejects, also where one that closes comes before it', async () => {
    const { warnings } = await develop(
      <>
        <Banner.Root>
          <Banner.Title />
          <Banner.Close />
          <Banner.Actions>
            <Banner.RejectAll style={{ color: '#888', backgroundColor: '#eee' }} />
            <Banner.AcceptAll />
          </Banner.Actions>
        </Banner.Root>
        <PrivacyLink />
      </>,
    )
    await expect.poll(warnings, REVIEWED).toEqual([expect.stringMatching(/than accepting: the contrast of reject/)])
  })

  test.each([
    ['is smaller', { style: { placeSelf: 'center', padding: 0 } }, /of the area of accept/],
    ['is lighter', { style: { fontWeight: 300 } }, /the weight 300/],
    ['is paler', { style: { color: '#888', backgroundColor: '#eee' } }, /contrast of reject/],
  ])('R8 warns where rejecting %s', async (_what, props, said) => {
    const { warnings } = await develop(
      <>
        <Banner.Root>
          <Banner.Title />
          <Banner.Actions>
            <Banner.RejectAll {...props} />
            <Banner.AcceptAll />
          </Banner.Actions>
        </Banner.Root>
        <PrivacyLink />
      </>,
    )
    await expect.poll(warnings, REVIEWED).toEqual([expect.stringMatching(said)])
  })

  test('R114 reports once that nothing leads back to the choice', async () => {
    const { errors } = await develop(<ConsentBanner />)
    await expect.poll(errors, REVIEWED).toEqual([expect.stringMatching(/FC209/)])
  })

  test.each(['placeholder', 'chat'])(
    'R114 takes no button in a %s for the way back: it goes with the grant',
    async (place) => {
      const { errors } = await develop(
        <>
          <ConsentBanner />
          <div {...{ [`data-consent-${place}`]: '' }}>
            <PreferencesTrigger />
          </div>
        </>,
      )
      await expect.poll(errors, REVIEWED).toEqual([expect.stringMatching(/FC209/)])
    },
  )

  test('R8 R114 has nothing to say of the ready banner with a privacy link', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true })
    const { warnings, errors } = await develop(
      <>
        <ConsentBanner />
        <PrivacyLink />
      </>,
    )
    for (let second = 0; second < 10; second += 1) await vi.advanceTimersByTimeAsync(1000)
    vi.useRealTimers()
    expect([...warnings(), ...errors()]).toEqual([])
  })

  describe('of preferences that were opened', () => {
    const later = async (children: ReactNode): Promise<readonly string[]> => {
      vi.useFakeTimers({ shouldAdvanceTime: true })
      const { warnings, errors, store } = await develop(
        <>
          <ConsentBanner />
          {children}
        </>,
      )
      // That nothing leads back to the choice is told once the review looks at the page.
      const told = async (): Promise<readonly string[]> => {
        await vi.advanceTimersByTimeAsync(1000)
        return errors()
      }
      await expect.poll(told, REVIEWED).toHaveLength(1)
      store.actions.open('preferences')
      await vi.advanceTimersByTimeAsync(12_000)
      vi.useRealTimers()
      return warnings()
    }

    test('warns once that nothing shows them', async () => {
      expect(await later(null)).toEqual([expect.stringMatching(/FC211.*<PreferencesDialog \/>/)])
    })

    test('has nothing to say of a layer of the own', async () => {
      expect(await later(<dialog open>Own</dialog>)).toEqual([])
    })

    test('has nothing to say of a page of the own that saves', async () => {
      expect(await later(<button data-consent-action="save">Save</button>)).toEqual([])
    })
  })

  test('R114 has nothing to say where nothing is asked', async () => {
    const config = consentWith({ services: consent.services.filter(({ category }) => category === 'necessary') })
    const store = createConsentStore(config, { jurisdiction: 'DE' })
    const onError = vi.fn<(error: unknown) => void>()
    vi.useFakeTimers({ shouldAdvanceTime: true })
    await render(
      <ConsentProvider store={store} onError={onError}>
        <ConsentBanner />
      </ConsentProvider>,
    )
    for (let second = 0; second < 10; second += 1) await vi.advanceTimersByTimeAsync(1000)
    vi.useRealTimers()
    expect(onError).not.toHaveBeenCalled()
  })
})
