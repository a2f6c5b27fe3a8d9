import type { Activity, ConsentInput, Locale } from 'fluxconsent/core'
import { en } from 'fluxconsent/locales/en'
import { describePolicy, loadPolicyTexts, renderPolicy, type PolicySection, type PolicyText } from 'fluxconsent/policy'
import { beforeAll, describe, expect, test } from 'vitest'
import { localText } from '../../src/core/views.ts'
import type { PolicyTexts } from '../../src/policy/index.ts'
import { detectBrowser } from '../../src/policy/detectBrowser.ts'
import { formatDate } from '../../src/policy/formatDate.ts'
import { linkTo } from '../../src/policy/linkTo.ts'
import { toMarkdown } from '../../src/policy/toMarkdown.ts'
import { exampleWith, logs, video } from '../core/exampleConfig.ts'
import { sentencesOf } from './formats.tsx'

let texts: PolicyTexts

beforeAll(async () => {
  texts = await loadPolicyTexts(en)
})

/** The facts of a section, by their keys. */
function factsOf(section: PolicySection | undefined): Readonly<Record<string, PolicyText>> {
  const facts = section?.blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : [])) ?? []
  return Object.fromEntries(facts.map(({ key, value }) => [key, value]))
}

/** The section of that id in the policy of a config, wherever it stands. */
function sectionOf(
  id: string,
  change: Partial<ConsentInput> = {},
  place: string | null = 'DE',
): PolicySection | undefined {
  const config = exampleWith(change)
  const { sections } = describePolicy({ config, texts, jurisdiction: config.jurisdictionOf(place, 0) })
  return [...sections, ...sections.flatMap((one) => one.sections)].find((one) => one.id === `policy-${id}`)
}

function textOf(id: string, change: Partial<ConsentInput> = {}, place: string | null = 'DE'): string {
  return sentencesOf(sectionOf(id, change, place)).join('\n')
}

const POLICY = { version: '2', updated: '2026-02-15', url: '/cookies' } as const

describe('the policy', () => {
  test('R86 computes the duration of a category and the number of third parties', () => {
    expect(textOf('categories-marketing')).toContain('Stored for up to\n6 months')
    expect(textOf('categories-marketing')).toContain('2 third parties receive data.')
    expect(textOf('categories-analytics')).toContain('Stored for up to\n12 months')
    expect(textOf('categories-analytics')).toContain('1 third party receives data.')
    expect(textOf('categories-functional')).not.toContain('Third parties')
  })

  test('R86 R94 has the row of the choice itself, under the name that the config gives', () => {
    expect(textOf('categories-necessary')).toContain('cookie_consent\nYour choice about cookies\n395 days\nCookie')
    expect(textOf('categories-necessary', { cookie: { name: 'cc' } })).toContain('cc\nYour choice about cookies')
    expect(textOf('categories-necessary', { agreements: [{ id: 'a', kind: 'consent', version: '1' }] })).toContain(
      'cookie_consent.agreements\nYour choice about cookies\n3 years\nLocal storage',
    )
  })

  test('R86 R94 has the row of the choice also where nothing is required', () => {
    const change = { categories: { marketing: {} }, services: [], cookie: { name: 'cc' } }
    expect(textOf('categories-choice', change)).toContain('cc\nYour choice about cookies')
  })

  test('R89 says nothing of a category without services', () => {
    expect(
      sectionOf('categories-social', { categories: { necessary: { required: true }, social: {} }, services: [] }),
    ).toBe(undefined)
  })

  test('R84 tells of each service its role, recipients, data, identity and retention', () => {
    const text = textOf('services-video')
    expect(text).toContain('Role\nDecides on the data together with this site (Video Inc)')
    expect(text).toContain('Data\nIP address, Clicks and other interactions')
    expect(text).toContain('Identifies you\nYes')
    expect(text).toContain('Kept for\nThe provider does not say')
    expect(text).toContain('If you refuse\nNot available: Video.')
    expect(textOf('services-ads')).toContain('Kept for\n18 months')
    expect(factsOf(sectionOf('services-ads'))['identifies']).toEqual(['Yes'])
    expect(factsOf(sectionOf('services-stats'))['identifies']).toEqual(['No'])
    const services = [{ ...video, recipients: ['Video LLC'] }]
    expect(factsOf(sectionOf('services-video', { services }))['recipients']).toEqual(['Video LLC'])
    expect(factsOf(sectionOf('services-video'))['recipients']).toBe(undefined)
  })

  test('R84 links who provides a service, and the agreement of those who decide together', () => {
    const { provider, role } = factsOf(sectionOf('services-video'))
    expect(provider).toContainEqual({ text: 'Privacy policy of Video Inc', href: 'https://vendor.example/privacy' })
    expect(role).toEqual([
      { text: 'Decides on the data together with this site (Video Inc)', href: 'https://video.example/joint' },
    ])
  })

  test('R85 tells of each transfer the country and what makes it lawful', () => {
    expect(textOf('services-video')).toContain('Transfer\nUnited States: Data Privacy Framework')
    expect(textOf('services-ads')).toContain('Transfer\nUnited States: Standard contractual clauses')
    expect(textOf('services-stats')).not.toContain('Transfer')
    const transfer = { country: 'IN', safeguard: 'bcr', url: 'https://video.example/bcr' } as const
    const services = [{ ...video, transfer }]
    expect(factsOf(sectionOf('services-video', { services }))['transfer']).toEqual([
      'India: ',
      { text: 'Binding corporate rules (Video Inc)', href: 'https://video.example/bcr' },
    ])
  })

  test('R93 says by the adapters in force what the signals do', () => {
    const without = textOf('signals')
    expect(without).toContain('Global Privacy Control (GPC) counts here')
    expect(without).toContain('Do Not Track (DNT) changes nothing here')
    expect(factsOf(sectionOf('signals'))['services']).toEqual(['Video', ', ', 'Ads'])
    const dnt = { name: 'dnt', read: () => false }
    const withDnt = textOf('signals', { signals: [dnt] })
    expect(withDnt).toContain('Do Not Track (DNT) counts here')
    expect(withDnt).not.toContain('changes nothing')
  })

  test('R93 says of each optional service what stops working without it', () => {
    expect(factsOf(sectionOf('services-ads'))['without']).toEqual([
      'Not available: Advertising, Personalised advertising.',
    ])
    expect(factsOf(sectionOf('services-session'))['without']).toBe(undefined)
  })

  test('R93 links the opt-out page of each service and the tools of the config', () => {
    const change = { policy: { ...POLICY, tools: [{ name: 'Privacy Badger', url: 'https://privacybadger.org' }] } }
    expect(textOf('tools', change)).toContain('Privacy Badger')
    expect(sectionOf('tools')).toBe(undefined)
    const provider = {
      name: 'Video Inc',
      country: 'US',
      privacyUrl: 'https://video.example/privacy',
      optOutUrl: 'https://video.example/opt-out',
    }
    const items = sectionOf('tools', { services: [{ ...video, provider }] })?.blocks.flatMap((block) =>
      block.kind === 'list' ? block.items : [],
    )
    expect(items).toEqual([{ key: 'video', text: [{ text: 'Video', href: 'https://video.example/opt-out' }] }])
  })

  test.each([
    ['DE', 'Optional services run only after you allow them.'],
    [null, 'Optional services run only after you allow them.'],
    ['US-CA', 'Optional services run until you opt out.'],
    ['AU', 'Optional services run until you turn them off.'],
  ])('R18 says what counts in %s', (place, sentence) => {
    expect(textOf('choice', {}, place)).toContain(sentence)
  })

  test('R12 says how long a choice counts', () => {
    const change = { expiry: { grant: 'P90D', refusal: 'P200D' } } as const
    expect(textOf('choice', change)).toContain('A permission counts for 90 days, a refusal for 200 days.')
  })

  test('R100 keeps of each former version the date, what changed, its hash and a link', () => {
    const history = [{ version: '1', updated: '2025-09', changes: { en: 'All new' }, url: '/v1', hash: 'abc123' }]
    const table = sectionOf('versions', { policy: { ...POLICY, changes: 'A new phone', history } })?.blocks.find(
      (block) => block.kind === 'table',
    )
    expect(table?.rows.map(({ cells }) => cells)).toEqual([
      [[{ text: '2', href: '/cookies' }, ' (in force)'], ['February 15, 2026'], ['A new phone'], ['–']],
      [[{ text: '1', href: '/v1' }], ['September 2025'], ['All new'], ['abc123']],
    ])
  })

  test('R100 has no column for hashes where no version has one', () => {
    const history = [{ version: '1', updated: '2025-09' }]
    const [, table] = sectionOf('versions', { policy: { ...POLICY, history } })?.blocks ?? []
    expect(table).toMatchObject({ columns: [{ key: 'version' }, { key: 'date' }, { key: 'changes' }] })
  })

  test('R105 R107 tells of an activity its ground, its interest and how to object', () => {
    const serverLogs: Activity = {
      id: 'logs',
      title: 'Server logs',
      purpose: { en: 'Security', de: 'Sicherheit' },
      legalBasis: 'legitimate-interest',
      interest: 'keeping attackers out',
      data: ['ip-address', 'the time'],
      recipients: ['Host Ltd'],
      retention: 'P14D',
    }
    const text = textOf('activities-logs', { activities: [serverLogs] })
    expect(text).toContain('Legal basis\nLegitimate interest')
    expect(text).toContain('Interest\nkeeping attackers out')
    expect(text).toContain('Data\nIP address, the time')
    expect(text).toContain('Kept for\n14 days')
    expect(text).toContain('Without the data\nGiving the data is voluntary.')
    expect(text).toContain('You can object at any time: privacy@example.com')
    expect(textOf('activities-logs', { activities: [{ ...serverLogs, legalBasis: 'contract' }] })).not.toContain(
      'object',
    )
  })

  test('R108 tells of an automated decision its logic, its effect and its review', () => {
    const scoring: Activity = {
      id: 'scoring',
      title: 'Scoring',
      purpose: 'Credit',
      legalBasis: 'contract',
      data: ['payment'],
      retention: 'P1Y',
      required: 'No order on account.',
      automatedDecision: { logic: 'By past orders', effect: 'Payment in advance', review: 'Call us' },
    }
    const text = textOf('activities-scoring', { activities: [scoring] })
    expect(text).toContain('Automated decision\nBy past orders')
    expect(text).toContain('What follows from it\nPayment in advance')
    expect(text).toContain('Human review\nCall us')
    expect(text).toContain('Without the data\nNo order on account.')
    expect(textOf('activities', { activities: [scoring] })).not.toContain('No decision is made by machines alone.')
    const { automatedDecision: _, ...plain } = scoring
    expect(textOf('activities', { activities: [{ ...plain, id: 'plain' }, scoring] })).not.toContain(
      'No decision is made',
    )
    expect(textOf('activities', { activities: [plain] })).toContain('No decision is made by machines alone.')
  })

  test('R108 tells that profiles for marketing are only made of those who agree', () => {
    const profile: Activity = {
      id: 'profile',
      title: 'Interests',
      purpose: 'Offers',
      legalBasis: 'consent',
      agreement: 'profile',
      profiling: 'marketing',
      data: ['pages'],
      retention: 'P1Y',
    }
    const agreements = [{ id: 'profile', kind: 'consent', purpose: 'profiling', version: '1' }] as const
    const text = textOf('activities-profile', { activities: [profile], agreements })
    expect(text).toContain('Offers Profiling for marketing: only if you agree.')
    const { profiling: _, ...plain } = profile
    expect(textOf('activities-profile', { activities: [plain], agreements })).not.toContain('Profiling')
  })

  test('R97 tells from which age people decide alone, and for whom the site is not meant', () => {
    const jurisdictions = [
      { match: ['DE', 'NL'], regulation: 'gdpr', model: 'opt-in', digitalAge: 16 },
      { match: ['AT'], regulation: 'gdpr', model: 'opt-in', digitalAge: 14 },
    ] as const
    const text = textOf('children', { jurisdictions, policy: { ...POLICY, minimumAge: 16 } })
    expect(text).toContain('This site is not meant for people under 16.')
    expect(text).toContain('Under 14\nAustria\nUnder 16\nGermany, Netherlands')
    expect(text).toContain('guardian')
    expect(textOf('children', { jurisdictions: [], policy: { ...POLICY, minimumAge: 16 } })).not.toContain('guardian')
    expect(sectionOf('children', { jurisdictions: [] })).toBe(undefined)
  })

  test('R83 names every way to reach the controller, and what stands in for an officer', () => {
    const controller = {
      name: 'Example Hosting',
      email: 'privacy@example.com',
      address: 'Street 1\nTown',
      phone: '+1 (2) 34',
      hours: 'Mon-Fri',
      dpo: null,
      representative: { name: 'Rep GmbH', email: 'rep@example.com' },
    }
    expect(textOf('contact', { controller })).toContain('Address\nStreet 1\nTown\nE-mail\nprivacy@example.com')
    expect(textOf('contact-representative', { controller })).toContain('Rep GmbH\nE-mail\nrep@example.com')
    expect(textOf('contact-dpo', { controller })).toContain('There is none.')
    const { phone, hours } = factsOf(sectionOf('contact-controller', { controller }))
    expect(phone).toEqual([{ text: '+1 (2) 34', href: 'tel:+1234' }])
    expect(hours).toEqual(['Mon-Fri'])
  })

  test('R83 names every way to reach an authority, and for which places it is there', () => {
    const authority = {
      name: 'Authority',
      address: 'Square 1',
      phone: '+40 21',
      email: 'authority@example.org',
      url: 'https://authority.example',
      jurisdictions: ['RO'],
    }
    const controller = { name: 'Example', email: 'privacy@example.com', dpo: null, authority }
    expect(factsOf(sectionOf('authorities-0', { controller }))).toEqual({
      address: ['Square 1'],
      email: [{ text: 'authority@example.org', href: 'mailto:authority@example.org' }],
      phone: [{ text: '+40 21', href: 'tel:+4021' }],
      website: [{ text: 'authority.example', href: 'https://authority.example' }],
      places: ['Romania'],
    })
  })

  test.each([
    ['RO', ['Romania', 'Germany', 'Saxony']],
    ['DE', ['Germany', 'Romania', 'Saxony']],
    ['DE-BY', ['Germany', 'Romania', 'Saxony']],
    ['DE-SN', ['Germany', 'Saxony', 'Romania']],
    [null, ['Romania', 'Germany', 'Saxony']],
  ])('R83 names the authorities of %s first, and each once', (place, names) => {
    const authority = (name: string, ...jurisdictions: readonly string[]) => ({
      name,
      url: 'https://authority.example',
      jurisdictions,
    })
    const controller = {
      ...exampleWith({}).controller,
      authority: [authority('Romania', 'RO'), authority('Germany', 'AT', 'DE'), authority('Saxony', 'DE-SN')],
    }
    expect(sectionOf('authorities', { controller }, place)?.sections.map(({ title }) => title)).toEqual(names)
  })

  test('R83 sends requests and objections to the officer where there is one', () => {
    const dpo = { name: 'Officer', email: 'dpo@example.com' }
    const controller = { name: 'Example', email: 'privacy@example.com', dpo }
    expect(textOf('rights', { controller })).toContain('write to dpo@example.com.')
    expect(textOf('activities-logs', { controller, activities: [logs] })).toContain('object at any time: dpo@')
  })

  test('R84 says why a service may run, whether it shares, and whether its data are sensitive', () => {
    const services = [...exampleWith({}).services, { ...video, id: 'health', sensitive: true as const }]
    const facts = (id: string) => factsOf(sectionOf(`services-${id}`, { services }))
    expect(facts('session')).toMatchObject({ legalBasis: ['Contract'] })
    expect(facts('video')).toMatchObject({ legalBasis: ['Consent'], sharing: ['Data are shared with the provider'] })
    expect(facts('stats')).not.toHaveProperty('sharing')
    expect(facts('health')).toMatchObject({ sensitive: ['Yes'] })
    expect(facts('video')).not.toHaveProperty('sensitive')
  })

  test('R10 R84 says of every item whose it is', () => {
    const item = { lifetime: 'P6M', purpose: 'visitor-id', party: 'third' } as const
    const stores = [
      { ...item, name: 'own', party: 'first' },
      { ...item, name: 'far', domain: 'cdn.example' },
      { ...item, name: 'near' },
    ] as const
    const rows = sectionOf('categories-marketing', { services: [{ ...video, stores }] })?.blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.map(({ cells }) => [cells[0], cells[4]]) : [],
    )
    expect(rows).toEqual([
      [['own'], ['this site']],
      [['far'], ['third party (cdn.example)']],
      [['near'], ['third party (Video Inc)']],
    ])
  })

  test('R11 gives the reason of a required category, and none of another', () => {
    const reasonOf = (id: string, reason?: string) => {
      const categories = { ...exampleWith({}).categories, necessary: { required: true, ...(reason && { reason }) } }
      return factsOf(sectionOf(`categories-${id}`, { categories }))['reason']
    }
    expect(reasonOf('necessary')).toEqual(['Always on, because the service that you asked for needs it.'])
    expect(reasonOf('necessary', 'Nobody can sign in without it.')).toEqual(['Nobody can sign in without it.'])
    expect(reasonOf('functional')).toBeUndefined()
  })

  test('R22 calls the way to the choice as the law of the place does', () => {
    expect(textOf('choice', {}, 'US-CA')).toContain('under “Your Privacy Choices”')
    expect(textOf('choice', {}, 'DE')).toContain('under “Cookie preferences”')
  })

  test('R83 tells of what the law of the US gives only where the config knows the US', () => {
    expect(textOf('rights')).toContain('Opt-out: stop the sale')
    expect(textOf('rights', { jurisdictions: [] })).not.toContain('Opt-out')
  })

  test('R98 repeats the promises of the config', () => {
    expect(textOf('services', { claims: ['noFingerprinting'] })).toContain('This site does not recognise you')
  })
})

describe('Markdown', () => {
  test('shows what is in a config as text, whatever it is', async () => {
    const controller = { name: '*Example* <b>_x_</b> [a](b)', email: 'a@b.example', dpo: null }
    const markdown = await renderPolicy(exampleWith({ controller }), { messages: en, format: 'markdown' })
    expect(markdown).toContain(String.raw`\*Example\* \<b\>\_x\_\</b\> \[a\](b)`)
  })

  /** A row of a table, as Markdown writes it. */
  function rowOf(...cells: readonly PolicyText[]): string {
    const rows = [{ key: 'a', cells }]
    const table = { kind: 'table', caption: 'T', columns: [{ key: 'x', name: 'X' }], rows } as const
    const section = { id: 'policy-storage', title: 'S', blocks: [table], sections: [] } as const
    const head = { language: 'en', dir: 'ltr', title: 'P', version: '1', updated: '2026', edition: '1' } as const
    return (
      toMarkdown({ ...head, sections: [section] })
        .trimEnd()
        .split('\n')
        .at(-1) ?? ''
    )
  }

  test('keeps a table in one piece', () => {
    expect(rowOf(['a|b'], ['two\nlines'])).toBe(String.raw`| a\|b | two, lines |`)
    expect(rowOf([{ text: 'a', href: 'https://a.example/?a=1|2' }])).toBe('| [a](https://a.example/?a=1%7C2) |')
  })

  test('R77 writes a date as it is, and begins no list with it', () => {
    const [german, hungarian] = [formatDate('2026-02-15', 'de'), formatDate('2026-02-15', 'hu')]
    expect(rowOf([german], [hungarian])).toBe(String.raw`| 15\. Februar 2026 | 2026\. február 15. |`)
    expect(rowOf(['1. Firstly'], ['- Secondly'], ['2) Thirdly'])).toBe(
      String.raw`| 1\. Firstly | \- Secondly | 2\) Thirdly |`,
    )
  })

  test('joins the paragraphs of a note without a comma where a sentence ends', () => {
    expect(rowOf(['First.\n\nSecond:\nthird'])).toBe('| First. Second: third |')
  })

  test('shows what looks like a letter of HTML as it was written', () => {
    expect(rowOf(['R&amp;D, &#60;b, Q&A'])).toBe(String.raw`| R\&amp;D, \&#60;b, Q&A |`)
  })

  test('is the same for the same config, in the language that the config names', async () => {
    const config = exampleWith({ messages: { en } })
    const markdown = await renderPolicy(config, { format: 'markdown' })
    expect(markdown).toBe(await renderPolicy(config, { format: 'markdown' }))
    expect(markdown.startsWith('# Cookie policy\n\nVersion 2026-02, last updated: February 15, 2026.\n')).toBe(true)
  })

  test('needs a language', async () => {
    await expect(renderPolicy(exampleWith({}), { format: 'markdown' })).rejects.toThrow('FC205')
  })

  test('takes a language that is loaded when needed', async () => {
    const config = exampleWith({ messages: { en: () => Promise.resolve(en) } })
    expect(await renderPolicy(config, { format: 'markdown' })).toContain('# Cookie policy')
  })
})

describe('JSON', () => {
  test('R105 has keys that are the same in every language', async () => {
    const german: Locale = {
      ...en,
      tag: 'de',
      loadPolicy: async () => {
        const { policy } = await en.loadPolicy()
        return { policy: { ...policy, title: 'Cookie-Richtlinie', facts: { ...policy.facts, reason: 'Warum' } } }
      },
    }
    const keysOf = async (messages: Locale) =>
      [...(await renderPolicy(exampleWith({}), { messages, format: 'json' })).matchAll(/"(?:key|id)": "([^"]+)"/g)].map(
        ([, key]) => key,
      )
    expect(await keysOf(german)).toEqual(await keysOf(en))
    expect(await renderPolicy(exampleWith({}), { messages: german, format: 'json' })).toContain('Cookie-Richtlinie')
  })
})

describe('a link', () => {
  test.each(['https://a.example', 'mailto:a@b.example', 'tel:+1', '/cookies', '#a', 'cookies.html'])(
    'leads to %s',
    (href) => {
      expect(linkTo('x', href)).toEqual({ text: 'x', href })
    },
  )

  test.each(['javascript:alert(1)', ' JavaScript:alert(1)', 'java\nscript:alert(1)', 'data:text/html,x', 'vbscript:x'])(
    'is text alone where it could run code: %j',
    (href) => {
      expect(linkTo('x', href)).toBe('x')
    },
  )
})

describe('a date', () => {
  test.each([
    ['2026-02-15', 'February 15, 2026'],
    ['2026-02', 'February 2026'],
    ['2026', '2026'],
    ['soon', 'soon'],
    ['', ''],
    ['2026-13-45', '2026-13-45'],
  ])('%s is written as %s', (date, words) => {
    expect(formatDate(date, 'en')).toBe(words)
  })
})

describe('a text of the site', () => {
  test('is taken in the language, in its base, or in the first that is there', () => {
    const text = { de: 'Ja', en: 'Yes', 'pt-BR': 'Sim' }
    expect(localText(text, 'en')).toBe('Yes')
    expect(localText(text, 'en-GB')).toBe('Yes')
    expect(localText(text, 'pt-BR')).toBe('Sim')
    expect(localText(text, 'fr')).toBe('Ja')
    expect(localText('same', 'fr')).toBe('same')
    expect(localText({}, 'fr')).toBe('')
  })
})

describe('the own browser', () => {
  const FEATURES: Record<string, string> = {
    '-webkit-touch-callout': 'ios',
    '-moz-appearance': 'firefox',
    font: 'safari',
    '-webkit-app-region': 'chromium',
  }
  test.each([
    [['ios', 'safari'], true, ['ios']],
    [['firefox'], false, ['firefox']],
    [['safari'], false, ['safari']],
    [['chromium'], false, ['chrome', 'edge']],
    [['chromium'], true, ['android']],
    [[], false, []],
  ])('R93 R121 is known by what it can do: %j, touched %j', (engines, isTouch, own) => {
    const supports = (property: string) => engines.some((engine) => FEATURES[property] === engine)
    expect(detectBrowser(supports, isTouch)).toEqual(own)
  })
})
