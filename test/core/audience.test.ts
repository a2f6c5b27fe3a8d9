import {
  audienceRule,
  createConsentStore,
  exemption,
  JURISDICTIONS,
  setAudience,
  type Audience,
  type Choice,
  type ConsentStore,
} from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import { encodeChoice } from '../../src/core/lazy.js'
import {
  clockAt,
  DAY,
  exampleInput,
  exampleWith,
  granted,
  OPTIONAL,
  revisit,
  startStore,
  stats,
} from './exampleConfig.js'

const config = exampleWith({
  jurisdictions: JURISDICTIONS.rows,
  // Shares, but not for advertising: what people of 13 to 15 may agree to themselves in California.
  services: [...exampleInput.services, { ...stats, id: 'partner', sharing: 'share' }],
})
const FREE = ['functional', 'analytics', 'theme', 'stats', 'heatmap', 'video', 'partner']

function visit(audience: Audience | undefined, jurisdiction: string): ConsentStore {
  return startStore(config, { jurisdiction, audience: audience && audienceRule(audience) })
}

describe('the age of a person', () => {
  it.each<[Audience, string, boolean]>([
    ['13+', 'BE', true],
    ['12+', 'BE', false],
    ['14+', 'AT', true],
    ['13+', 'AT', false],
    ['15+', 'FR', true],
    ['14+', 'FR', false],
    ['16+', 'DE', true],
    ['15+', 'DE', false],
    ['13+', 'GB', true],
    ['13+', 'US-CA', true],
    ['12+', 'US-CA', false],
    ['17+', 'BR', false],
    ['17+', 'XX', false],
    ['minor', 'BE', false],
    ['minor-with-guardian-consent', 'DE', true],
    ['minor-with-guardian-consent', 'XX', true],
  ])('R97 of %s in %s: consent of one’s own is %s', (audience, place, isOwn) => {
    const store = visit(audience, place)
    store.actions.acceptAll()
    expect(granted(store).includes('stats')).toBe(isOwn)
  })

  it.each(['minor-with-guardian-consent', '17+'] as const)(
    'R97 never gives %s advertising, whoever agrees',
    (audience) => {
      for (const place of ['DE', 'BE', 'US-CA', 'US', 'AU', 'JP']) {
        const store = visit(audience, place)
        store.actions.acceptAll()
        store.actions.grantAlways('ads')
        store.actions.grantForSession('ads')
        expect(store.getState().permissions, place).toMatchObject({ ads: 'denied', marketing: 'denied' })
      }
    },
  )

  it('R97 lets a minor with the consent of a guardian have what does not advertise', () => {
    const store = visit('minor-with-guardian-consent', 'DE')
    store.actions.acceptAll()
    expect([...granted(store)].sort()).toEqual([...FREE].sort())
  })

  it('R97 asks minors first where others may only opt out: 13 to 15 opt in themselves in California', () => {
    expect(granted(visit(undefined, 'US-CA'))).toContain('partner')
    const store = visit('13+', 'US-CA')
    expect(granted(store)).toEqual([])
    expect(store.getState().prompt).toMatchObject({ required: true, model: 'opt-in' })
    store.actions.acceptAll()
    expect(granted(store)).toContain('partner')
  })

  it('R97 asks minors first about sensitive data too, where others may only opt out', () => {
    const services = [...exampleInput.services, { ...stats, id: 'health', sensitive: true as const }]
    const caring = exampleWith({ jurisdictions: JURISDICTIONS.rows, services })
    expect(granted(startStore(caring, { jurisdiction: 'US-CA' }))).toContain('health')
    expect(granted(startStore(caring, { jurisdiction: 'US-CA', audience: audienceRule('13+') }))).toEqual([])
  })

  it('R97 asks minors first also for what the law of the place exempts from consent', () => {
    const exempting = exampleWith({ jurisdictions: JURISDICTIONS.rows, exemptions: [exemption('statistics')] })
    const of = (audience: Audience) => startStore(exempting, { jurisdiction: 'GB', audience: audienceRule(audience) })
    expect(granted(of('adult'))).toContain('stats')
    const store = of('14+')
    expect(granted(store)).toEqual([])
    store.actions.acceptAll()
    expect(granted(store)).toContain('stats')
  })

  it('R97 asks nobody who may not answer', () => {
    const store = visit('minor', 'DE')
    expect(store.getState()).toMatchObject({ prompt: { required: false, model: 'none' }, surface: 'none' })
  })

  it('R97 gives a child nothing: not once, for the session, always, by save, import or another device', () => {
    const adult = visit(undefined, 'DE')
    adult.actions.acceptAll()
    const { choice } = adult.getState()
    const store = visit('minor', 'DE')
    const attempts: (() => void)[] = [
      () => store.actions.acceptAll(),
      () => store.actions.grantForSession('stats'),
      () => store.inlet.perform((acts) => expect(acts.allowOnce({ any: ['stats', 'session'] })).toBe(false)),
      () => store.actions.grantAlways('stats'),
      () => store.actions.save({ stats: 'granted', analytics: 'granted' }),
      () => store.inlet.receive(choice && { ...choice, action: 'import', at: choice.at + 1 }),
      () => store.inlet.hydrate(choice && { ...choice, method: 'account', at: choice.at + 2 }, { gpc: false }),
    ]
    for (const attempt of attempts) {
      attempt()
      expect(granted(store)).toEqual([])
    }
    expect(store.getState().permissions).toMatchObject({ necessary: 'granted', session: 'granted' })
  })

  it('R97 records no grant of what is withheld, so that none is left when the child has grown up', () => {
    const store = visit('minor', 'DE')
    store.actions.acceptAll()
    expect(Object.values(store.getState().choice?.decisions ?? {})).not.toContain('granted')
    expect(granted(revisit(store, config))).toEqual([])
  })

  it('R97 records no refusal either, as long as nothing was answered', () => {
    const store = visit('minor-with-guardian-consent', 'DE')
    store.actions.grantAlways('stats')
    expect(store.getState().choice?.decisions).toEqual({ stats: 'granted' })
  })

  it('R97 revokes at once when it becomes known, and gives back what stood when it was a mistake', () => {
    const store = visit(undefined, 'DE')
    store.actions.acceptAll()
    store.actions.grantForSession('video')
    setAudience(store, audienceRule('minor'))
    expect(granted(store)).toEqual([])
    setAudience(store, audienceRule('16+'))
    expect([...granted(store)].sort()).toEqual([...FREE].sort())
    setAudience(store, undefined)
    expect(granted(store)).toContain('ads')
  })

  it('R122 keeps the rule of the day that the clock of the store shows', () => {
    // Chile asks first from 1 December 2026.
    const clock = clockAt(Date.UTC(2026, 10, 30))
    const store = startStore(config, { jurisdiction: 'CL', now: clock })
    const { jurisdiction } = store.getState()
    setAudience(store, audienceRule('adult'))
    expect(store.getState().jurisdiction).toEqual(jurisdiction)
    clock.pass(2 * DAY)
    setAudience(store, audienceRule('21+'))
    expect(store.getState().jurisdiction.model).toBe('opt-in')
  })

  it('R97 grants nothing by being told', () => {
    const store = visit(undefined, 'DE')
    store.actions.rejectAll()
    for (const audience of ['minor', '13+', 'minor-with-guardian-consent', 'adult'] as const) {
      setAudience(store, audienceRule(audience))
      expect(granted(store)).toEqual([])
    }
  })

  it('R97 is not in the cookie, the record, the state as JSON or the explanation', () => {
    const stores = (['adult', 'minor-with-guardian-consent'] as const).map((audience) => visit(audience, 'DE'))
    const texts = stores.map((store) => {
      store.actions.rejectAll()
      const { choice } = store.getState()
      const same: Choice | null = choice && { ...choice, id: '0197f0f0-0000-7000-8000-000000000000' }
      return [
        JSON.stringify(same),
        same && encodeChoice(same),
        JSON.stringify({ ...store.getState(), choice: same, jurisdiction: null }),
      ]
    })
    expect(texts[0]).toEqual(texts[1])
    expect(texts.flat().join()).not.toMatch(/minor|adult|guardian/)
  })

  it('R97 counts from the first moment, before any act', () => {
    const store = createConsentStore(config, { jurisdiction: 'US-CA', audience: audienceRule('minor') })
    store.inlet.hydrate(null, { gpc: false })
    expect(granted(store)).toEqual([])
  })

  it('R97 takes the age of the config where the app says nothing', () => {
    const forChildren = exampleWith({ jurisdictions: JURISDICTIONS.rows, audience: audienceRule('minor') })
    expect(granted(startStore(forChildren, { jurisdiction: 'US-CA' }))).toEqual([])
    expect(granted(startStore(forChildren, { jurisdiction: 'US-CA', audience: audienceRule('adult') }))).toContain(
      'ads',
    )
  })

  it.each(['', 'teen', '+', '-3+', '1e5+', 'Infinity+', 'NaN+', '999+'])(
    'R4 takes the unreadable age "%s" for the lowest',
    (text) => {
      const store = startStore(config, { jurisdiction: 'DE', audience: audienceRule(text as Audience) })
      store.actions.acceptAll()
      expect(granted(store)).toEqual([])
    },
  )

  it.each(['adult', '18+', '21+'] as const)('R97 changes nothing for %s', (audience) => {
    const store = visit(audience, 'DE')
    store.actions.acceptAll()
    expect([...granted(store)].sort()).toEqual([...OPTIONAL, 'partner'].sort())
  })

  it.each(['advertising', 'ad-attribution', 'ad-personalisation'] as const)(
    'R97 withholds what is for %s by its purpose alone',
    (purpose) => {
      const services = [...exampleInput.services, { ...stats, id: 'banner-ads', purposes: [purpose] as const }]
      const store = startStore(exampleWith({ services }), { audience: audienceRule('minor-with-guardian-consent') })
      store.actions.acceptAll()
      expect(granted(store)).not.toContain('banner-ads')
    },
  )

  it.each([
    ['for advertising among other things', { purposes: ['statistics', 'advertising'] }],
    ['shared for advertising, whatever it is for', { sharing: 'targeted-ads' }],
  ] as const)('R97 withholds what is %s', (_what, change) => {
    const services = [...exampleInput.services, { ...stats, id: 'mixed', ...change }]
    const store = startStore(exampleWith({ services }), { audience: audienceRule('minor-with-guardian-consent') })
    store.actions.acceptAll()
    expect(granted(store)).toContain('stats')
    expect(granted(store)).not.toContain('mixed')
  })
})
