import { matomo, matomoCookieless, matomoHeld } from 'fluxconsent/services'
import { describe, expect, test } from 'vitest'
import { callGlobal, listOf, queueAt, stubPage, type StubPage } from './stubPage.ts'

const service = () => matomo({ url: 'https://stats.example.com/matomo/', siteId: 7 })

function commandsOf(page: StubPage): readonly (readonly unknown[])[] {
  return queueAt(page, '_paq').map(listOf)
}

function namesOf(page: StubPage): readonly unknown[] {
  return commandsOf(page).map(([name]) => name)
}

/** What the page's own code does to count something. */
function track(page: StubPage, name: string): void {
  callGlobal(page, ['_paq', 'push'], ['trackEvent', 'test', name])
}

/**
 * Matomo's own rules, as far as consent goes: it takes the queue over, applies consent before everything else, keeps
 * what is tracked while consent is required, and sends all of it when consent is given.
 */
function loadMatomo(page: StubPage): { readonly sent: string[]; readonly calls: string[] } {
  const sent: string[] = []
  const calls: string[] = []
  const kept: string[] = []
  let requires = false
  let given = false
  const apply = (command: readonly unknown[]): void => {
    const name = String(command[0])
    calls.push(name)
    if (name === 'requireConsent') [requires, given] = [true, false]
    if (name === 'setConsentGiven') {
      given = true
      sent.push(...kept.splice(0))
    }
    if (name.startsWith('track')) (requires && !given ? kept : sent).push(command.join(' '))
  }
  const early = commandsOf(page)
  const order = ['requireConsent', 'setConsentGiven']
  for (const first of order) early.filter(([name]) => name === first).forEach(apply)
  early.filter(([name]) => !order.includes(String(name))).forEach(apply)
  page.globals['_paq'] = { push: (...commands: readonly unknown[]) => commands.map(listOf).forEach(apply) }
  return { sent, calls }
}

describe('at the grant', () => {
  test('R39 requires consent, gives it, and counts the page once', () => {
    const page = stubPage()
    page.grant(service())
    const { sent, calls } = loadMatomo(page)
    expect(calls.slice(0, 2)).toEqual(['requireConsent', 'setConsentGiven'])
    expect(sent).toEqual(['trackPageView'])
  })

  test('R39 never has Matomo remember consent by itself', () => {
    const page = stubPage()
    const manifest = service()
    page.grant(manifest)
    const { calls } = loadMatomo(page)
    page.withdraw(manifest)
    page.grant(manifest)
    expect(calls.filter((name) => /^(remember|forget)/.test(name))).toEqual([])
    expect(calls.filter((name) => name === 'setConsentGiven')).toHaveLength(2)
  })

  test('R98 turns the detection of browser features off', () => {
    const page = stubPage()
    page.grant(service())
    expect(namesOf(page)).toContain('disableBrowserFeatureDetection')
  })

  test('R88 tells Matomo how long its cookie stays', () => {
    const manifest = matomo({ url: '/stats', siteId: 1, cookieExpires: 'P30D' })
    const page = stubPage()
    page.grant(manifest)
    expect(commandsOf(page)).toContainEqual(['setVisitorCookieTimeout', 2_592_000])
    const visitor = { name: '_pk_id', match: 'prefix', lifetime: 'P30D', purpose: 'visitor-id' }
    expect(manifest.stores).toContainEqual(visitor)
  })

  test('R39 leaves out what was tracked before, and keeps settings', () => {
    const queue = [['trackEvent', 'before'], ['setUserId', 'u1'], ['trackPageView']]
    const page = stubPage({ _paq: queue })
    page.grant(service())
    expect(page.globals['_paq']).toBe(queue)
    const { sent, calls } = loadMatomo(page)
    expect(sent).toEqual(['trackPageView'])
    expect(calls).toContain('setUserId')
  })

  test('sends to the installation and the site of the options', () => {
    const page = stubPage()
    page.grant(service())
    expect(commandsOf(page)).toContainEqual(['setTrackerUrl', 'https://stats.example.com/matomo/matomo.php'])
    expect(commandsOf(page)).toContainEqual(['setSiteId', '7'])
  })
})

describe('at the withdrawal', () => {
  test('R39 requires consent again and deletes the cookies', () => {
    const page = stubPage()
    const manifest = service()
    page.grant(manifest)
    const { calls } = loadMatomo(page)
    calls.length = 0
    page.withdraw(manifest)
    expect(calls).toEqual(['requireConsent', 'deleteCookies'])
  })

  test('R39 drops what is tracked from then on, so that no later grant sends it', () => {
    const page = stubPage()
    const manifest = service()
    page.grant(manifest)
    const { sent } = loadMatomo(page)
    page.withdraw(manifest)
    track(page, 'refused')
    page.grant(manifest)
    track(page, 'granted')
    expect(sent).toEqual(['trackPageView', 'trackEvent test granted'])
  })

  test('R39 counts although the script was still on its way', () => {
    const page = stubPage()
    const manifest = service()
    page.grant(manifest)
    page.withdraw(manifest)
    track(page, 'refused')
    expect(loadMatomo(page).sent).toEqual([])
  })

  test('counts the page at a grant that follows a withdrawal during loading', () => {
    const page = stubPage()
    const manifest = service()
    page.grant(manifest)
    page.withdraw(manifest)
    const { sent } = loadMatomo(page)
    page.grant(manifest)
    expect(sent).toEqual(['trackPageView'])
  })

  test('R46 is complete without a reload', () => {
    expect(service().withdrawal ?? 'clean').toBe('clean')
  })
})

describe('option: url', () => {
  test.each([
    ['https://stats.example.com', 'https://stats.example.com/matomo.js'],
    ['https://example.com:8443/a/b/', 'https://example.com:8443/a/b/matomo.js'],
    ['http://localhost:8080', 'http://localhost:8080/matomo.js'],
    ['/stats/', '/stats/matomo.js'],
  ])('loads from %s', (url, src) => {
    expect(matomo({ url, siteId: 1 }).scripts).toEqual([{ src }])
  })

  test.each([
    '',
    'stats.example.com',
    '//stats.example.com',
    'http://stats.example.com',
    'javascript:alert(1)',
    'https://user@evil.example',
    'https://stats.example.com?x=1',
    'https://stats.example.com/#x',
    'https://stats.example.com/ x',
    String.raw`https://stats.example.com\evil`,
  ])('refuses %j with error 113', (url) => {
    expect(() => matomo({ url, siteId: 1 })).toThrow('FC113')
  })

  test('R84 is the site itself', () => {
    expect(service()).toMatchObject({ provider: 'controller', role: { kind: 'own' } })
  })
})

test.each(['', '1&x', 'a/b', '1 2'])('refuses the site id %j with error 113', (siteId) => {
  expect(() => matomo({ url: '/stats', siteId })).toThrow('FC113')
})

describe('matomoHeld()', () => {
  const held = () => matomo({ url: '/stats', siteId: 1, mode: matomoHeld() })

  test('R39 loads at once, and sends nothing of what happened before the grant', () => {
    const page = stubPage()
    const manifest = held()
    expect(manifest.beforeConsent).toBe('limited')
    manifest.consent?.hold?.(page.context)
    const { sent, calls } = loadMatomo(page)
    expect(calls[0]).toBe('requireConsent')
    expect(calls).not.toContain('setConsentGiven')
    page.grant(manifest)
    track(page, 'granted')
    expect(sent).toEqual(['trackPageView', 'trackEvent test granted'])
  })

  test('R39 drops what the page tracks before the grant, and after a refusal', () => {
    const page = stubPage()
    const manifest = held()
    manifest.consent?.hold?.(page.context)
    track(page, 'undecided')
    const { sent } = loadMatomo(page)
    page.grant(manifest)
    page.withdraw(manifest)
    track(page, 'refused')
    page.grant(manifest)
    expect(sent).toEqual(['trackPageView'])
  })

  test('R39 begins with the consent where there is a stored one', () => {
    const page = stubPage()
    const manifest = held()
    page.decide({ matomo: 'granted' })
    manifest.consent?.hold?.(page.context)
    page.grant(manifest)
    expect(loadMatomo(page).sent).toEqual(['trackPageView'])
  })

  test.each([
    ['after a grant', true],
    ['without one', false],
  ])('R39 counts the page once at a grant that follows a denial during loading, %s', (_, wasGranted) => {
    const page = stubPage()
    const manifest = held()
    manifest.consent?.hold?.(page.context)
    if (wasGranted) page.grant(manifest)
    page.withdraw(manifest)
    const { sent } = loadMatomo(page)
    page.grant(manifest)
    page.withdraw(manifest)
    page.grant(manifest)
    expect(sent).toEqual(['trackPageView'])
  })
})

describe('matomoCookieless()', () => {
  const held = () => matomo({ url: '/stats', siteId: 1, mode: matomoCookieless() })

  test('R39 counts without cookies, with them after the grant, and without them again', () => {
    const page = stubPage()
    const manifest = held()
    manifest.consent?.hold?.(page.context)
    const { sent, calls } = loadMatomo(page)
    expect(calls[0]).toBe('requireCookieConsent')
    expect(sent).toEqual(['trackPageView'])
    calls.length = 0
    page.grant(manifest)
    page.withdraw(manifest)
    expect(calls).toEqual(['setCookieConsentGiven', 'forgetCookieConsentGiven'])
  })
})

describe('the address of the page', () => {
  const location = { href: 'https://example.com/?mtm_campaign=x&fbclid=1&page=2' }
  const CLEAN = 'https://example.com/?page=2'

  test('R104 reaches Matomo without click ids and campaigns before marketing is granted', () => {
    const page = stubPage({ location })
    page.grant(service())
    expect(commandsOf(page)).toContainEqual(['setCustomUrl', 'https://example.com/?page=2'])
    expect(namesOf(page)).toContain('disableCampaignParameters')
  })

  test.each([{}, { mode: matomoHeld() }, { mode: matomoCookieless() }])(
    'R104 loses them when marketing is withdrawn',
    (options) => {
      const page = stubPage({ location })
      const manifest = matomo({ url: '/stats', siteId: 1, ...options })
      page.decide({ marketing: 'granted' })
      manifest.consent?.hold?.(page.context)
      page.grant(manifest)
      const before = commandsOf(page).length
      page.decide({ marketing: 'denied' })
      manifest.consent?.update?.(page.context)
      expect(commandsOf(page).slice(before)).toEqual([
        ['disableCampaignParameters'],
        ['setCustomUrl', 'https://example.com/?page=2'],
      ])
    },
  )

  describe.each([
    ['nothing before the grant', {}, false],
    ['held', { mode: matomoHeld() }, false],
    ['without cookies', { mode: matomoCookieless() }, true],
  ])('in the mode %s', (_, options, countsAlways) => {
    test.each([
      ['before', []],
      ['before', ['analytics']],
      ['after', []],
      ['after', ['analytics']],
    ])('R104 hides them in what comes when all is withdrawn %s its script came, and %j granted', (when, next) => {
      const page = stubPage({ location })
      const manifest = matomo({ url: '/stats', siteId: 1, ...options })
      page.decide({ marketing: 'granted' })
      manifest.consent?.hold?.(page.context)
      page.grant(manifest)
      const told: (readonly unknown[])[] = []
      if (when === 'after')
        page.globals['_paq'] = { push: (...commands: readonly unknown[]) => told.push(...commands.map(listOf)) }
      page.decide({ marketing: 'denied' })
      page.withdraw(manifest)
      if (next.length > 0) page.grant(manifest)
      track(page, 'later')
      const commands = when === 'after' ? told : commandsOf(page)
      const later = commands.findIndex(([name]) => name === 'trackEvent')
      const address = commands.slice(0, later).findLast(([name]) => name === 'setCustomUrl')
      const isCounted = countsAlways || next.length > 0
      expect([later > -1, address]).toEqual([isCounted, isCounted ? ['setCustomUrl', CLEAN] : undefined])
    })
  })

  test('R38 is not there to be told of changes before the grant', () => {
    const page = stubPage({ location })
    service().consent?.update?.(page.context)
    expect(queueAt(page, '_paq')).toEqual([])
  })

  test('R104 reaches it as it is with the grant of marketing', () => {
    const page = stubPage({ location })
    page.decide({ marketing: 'granted' })
    page.grant(service())
    expect(namesOf(page)).not.toContain('setCustomUrl')
  })
})
