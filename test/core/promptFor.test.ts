import {
  newVersions,
  NO_SIGNALS,
  promptFor,
  type Choice,
  type ConsentConfig,
  type Decisions,
  type Policy,
  type PromptReason,
} from 'fluxconsent/core'
import { describe, expect, it } from 'vitest'
import {
  DAY,
  deniedBut,
  exampleConfig,
  exampleInput,
  exampleWith,
  NOW,
  OPTIONAL,
  session,
  stats,
} from './exampleConfig.js'

/** Everything that the example asks, with what people are told of it now. */
const asked = Object.fromEntries(
  exampleConfig.decidables.flatMap(({ id, fingerprint }) => (fingerprint ? [[id, fingerprint]] : [])),
)

function choice(change: Partial<Choice>): Choice {
  return {
    id: '019ca8e0-0000-7000-8000-000000000000',
    at: NOW,
    validDays: 184,
    policyVersion: '2026-02',
    jurisdiction: 'DE',
    model: 'opt-in',
    method: 'banner',
    action: 'save',
    decisions: deniedBut(...OPTIONAL),
    asked,
    gpc: false,
    subject: null,
    ...change,
  }
}

const accepted = choice({ action: 'accept-all' })
const rejected = choice({ action: 'reject-all', decisions: deniedBut() })
const some = choice({ decisions: deniedBut('analytics', 'stats', 'heatmap') })
const onlyVideo = choice({
  action: 'allow-always',
  decisions: { video: 'granted' },
  asked: { video: asked['video'] ?? '' },
})
const byDefault = choice({ jurisdiction: 'US-CA', model: 'opt-out' })

const policy = (change: Partial<Policy>): ConsentConfig =>
  exampleWith({ policy: { ...exampleInput.policy, ...change } })
const services = (change: (all: typeof exampleInput.services) => readonly unknown[]): ConsentConfig =>
  exampleWith({ services: change(exampleInput.services) as ConsentConfig['services'] })
const changed = (change: object): ConsentConfig =>
  services((all) => all.map((one) => (one.id === 'stats' ? { ...one, ...change } : one)))

const FORMER = { version: '2026-02', updated: '2026-02-15' }
const next = { version: '2026-03', updated: '2026-03-01' }
const edited = { ...next, material: false }
const shop = { ...stats, id: 'shop' }
const wide = {
  categories: { ...exampleInput.categories, social: {} },
  services: [...exampleInput.services, { ...shop, category: 'social' }],
}

const californiaAfter = (reaskDays: number): ConsentConfig =>
  exampleWith({ jurisdictions: [{ match: ['US-CA'], regulation: 'ccpa', model: 'opt-out', reaskDays }] })
const california = californiaAfter(365)

interface Case {
  readonly config?: ConsentConfig
  readonly choice: Choice | null
  readonly place?: string
  readonly days?: number
  readonly reason: PromptReason | null
  readonly added?: readonly string[]
}

const CASES: Record<string, Case> = {
  'R13 a first visit is asked': { choice: null, reason: 'first-visit' },
  'R13 one allowed service is no answer to the question': { choice: onlyVideo, reason: 'first-visit' },
  'R115 nobody is asked where nothing is optional': { config: services(() => [session]), choice: null, reason: null },
  'R115 nobody is asked where the law asks nothing': { choice: null, place: 'US-TX', reason: null },
  'R13 nobody is asked twice': { choice: accepted, reason: null },
  'R13 nor after a refusal': { choice: rejected, reason: null },
  'R13 nor a day before six months after a refusal': { choice: rejected, days: 183, reason: null },
  'R16 a refusal of more than six months ago may be asked again': { choice: rejected, days: 185, reason: 'expired' },
  'R16 a grant that ran out is asked again': { choice: accepted, days: 185, reason: 'expired' },
  'R13 a short grant beside a refusal is not asked before six months': {
    choice: { ...some, validDays: 30 },
    days: 100,
    reason: null,
  },
  'R16 a short grant alone is asked when it ran out': {
    choice: { ...accepted, validDays: 30 },
    days: 31,
    reason: 'expired',
  },
  'R15 a material version asks everybody again': { config: policy(next), choice: accepted, reason: 'policy' },
  'R15 also who refused': { config: policy(next), choice: rejected, reason: 'policy' },
  'R15 an editorial version asks nobody': { config: policy(edited), choice: accepted, reason: null },
  'R15 an editorial version after a material one does not hide it': {
    config: policy({ version: '2026-04', updated: '2026-04-01', material: false, history: [next, FORMER] }),
    choice: accepted,
    reason: 'policy',
  },
  'R15 several editorial versions ask nobody': {
    config: policy({ version: '2026-04', updated: '2026-04-01', material: false, history: [edited, FORMER] }),
    choice: accepted,
    reason: null,
  },
  'R15 a material version is asked once': {
    config: policy({ ...next, history: [FORMER] }),
    choice: { ...accepted, policyVersion: '2026-03' },
    reason: null,
  },
  'R14 an added service is asked, and only it': {
    config: services((all) => [...all, shop]),
    choice: accepted,
    reason: 'added',
    added: ['shop'],
  },
  'R14 also of who refused everything': {
    config: services((all) => [...all, shop]),
    choice: rejected,
    reason: 'added',
    added: ['shop'],
  },
  'R14 an added category is asked by its services': {
    config: exampleWith(wide),
    choice: some,
    reason: 'added',
    added: ['shop'],
  },
  'R89 an added category without services is not': {
    config: exampleWith({ categories: { ...exampleInput.categories, social: {} } }),
    choice: some,
    reason: null,
  },
  'R14 a removed service is not': { config: services((all) => all.slice(0, 3)), choice: accepted, reason: null },
  'R14 another purpose is asked': {
    config: changed({ purposes: ['advertising'] }),
    choice: accepted,
    reason: 'added',
    added: ['stats'],
  },
  'R14 another recipient is asked': {
    config: changed({ recipients: ['Broker Ltd'] }),
    choice: accepted,
    reason: 'added',
    added: ['stats'],
  },
  'R14 another country is asked': {
    config: changed({ transfer: { country: 'US', safeguard: 'scc' } }),
    choice: accepted,
    reason: 'added',
    added: ['stats'],
  },
  'R14 more data is asked': {
    config: changed({ data: ['pages', 'device', 'location'] }),
    choice: accepted,
    reason: 'added',
    added: ['stats'],
  },
  'R14 a longer lifetime is asked': {
    config: changed({ stores: [{ name: '_st', lifetime: 'P24M', purpose: 'statistics' }] }),
    choice: accepted,
    reason: 'added',
    added: ['stats'],
  },
  'R14 a shorter lifetime is not': {
    config: changed({ stores: [{ name: '_st', lifetime: 'P1M', purpose: 'statistics' }] }),
    choice: accepted,
    reason: null,
  },
  'R14 another name of the product is not': { config: changed({ name: 'Statistics' }), choice: accepted, reason: null },
  'R18 what was on by default elsewhere is asked where consent is needed': {
    choice: byDefault,
    reason: 'jurisdiction',
  },
  'R18 what ran where people were only told is asked where consent is needed': {
    choice: { ...byDefault, model: 'notice' },
    reason: 'jurisdiction',
  },
  'R18 what runs where the law asks nothing is asked where consent is needed': {
    choice: { ...byDefault, model: 'none' },
    reason: 'jurisdiction',
  },
  'R120 a notice that was seen is no answer to a question about sensitive data': {
    config: services((all) => [...all, { ...stats, id: 'health', sensitive: true }]),
    choice: choice({ action: 'seen', model: 'opt-out', decisions: {} }),
    place: 'US-CO',
    reason: 'jurisdiction',
  },
  'R120 who has opted out is told no more': {
    choice: choice({ action: 'opt-out', model: 'opt-out', decisions: { sale: 'denied' } }),
    place: 'US-CO',
    reason: null,
  },
  'R14 a service that was added is asked also of who has read a notice since': {
    config: services((all) => [...all, shop]),
    choice: { ...some, action: 'acknowledged' },
    reason: 'added',
    added: ['shop'],
  },
  'R14 but where people are only told, the notice that they have read was enough': {
    config: services((all) => [...all, shop]),
    choice: { ...some, action: 'seen', model: 'notice' },
    place: 'AU',
    reason: null,
  },
  'R18 but not where it was on by default': { choice: byDefault, place: 'US-CA', reason: null },
  'R18 nor what was refused elsewhere': { choice: { ...byDefault, decisions: deniedBut() }, reason: null },
  'R18 a move to a milder place asks nothing': { choice: accepted, place: 'US-CA', reason: null },
  'R22 who opted out in California is not asked for twelve months': {
    config: california,
    choice: { ...rejected, model: 'opt-out' },
    place: 'US-CA',
    days: 364,
    reason: null,
  },
  'R22 and may be asked after that': {
    config: california,
    choice: { ...rejected, model: 'opt-out' },
    place: 'US-CA',
    days: 366,
    reason: 'expired',
  },
  'R13 a law that lets ask sooner than after six months changes nothing': {
    config: californiaAfter(30),
    choice: { ...some, model: 'opt-out', validDays: 30 },
    place: 'US-CA',
    days: 100,
    reason: null,
  },
  'R65 a choice from the future is asked again': { choice: { ...accepted, at: NOW + 9 * DAY }, reason: 'expired' },
  'R127 the policy comes before what was added': {
    config: exampleWith({ policy: { ...exampleInput.policy, ...next }, services: [...exampleInput.services, shop] }),
    choice: accepted,
    reason: 'policy',
  },
  'R127 what was added comes before what ran out': {
    config: services((all) => [...all, shop]),
    choice: accepted,
    days: 200,
    reason: 'added',
    added: ['shop'],
  },
  'R127 what ran out comes before the place': { choice: byDefault, days: 200, reason: 'expired' },
}

describe('promptFor', () => {
  it.each(Object.entries(CASES))(
    '%s',
    (_title, { config = exampleConfig, choice: kept, place = 'DE', days = 0, reason, added = [] }) => {
      const now = NOW + days * DAY
      const jurisdiction = config.jurisdictionOf(place, now)
      const situation = { choice: kept, sessionGrants: [], jurisdiction, signals: NO_SIGNALS, now }
      expect(promptFor(config, situation)).toMatchObject({ required: reason !== null, reason, added })
    },
  )

  it('R14 gives back the same prompt until something else has to be asked', () => {
    const config = services((all) => [...all, shop, { ...stats, id: 'club' }])
    const situation = {
      choice: accepted,
      sessionGrants: [],
      jurisdiction: config.jurisdictionOf('DE', NOW),
      signals: NO_SIGNALS,
      now: NOW,
    }
    const first = promptFor(config, situation)
    expect(first.added).toEqual(['shop', 'club'])
    expect(promptFor(config, { ...situation, now: NOW + DAY }, first)).toBe(first)
    const fingerprint = config.decidables.find(({ id }) => id === 'club')?.fingerprint ?? ''
    const answered = choice({ ...accepted, asked: { ...asked, club: fingerprint } })
    expect(promptFor(config, { ...situation, choice: answered }, first)).toMatchObject({
      reason: 'added',
      added: ['shop'],
    })
  })

  it('R5 has no case in which an unanswered question lets a category count as answered', () => {
    const decisions: Decisions = {}
    const situation = { choice: choice({ decisions, asked: {} }), sessionGrants: [], signals: NO_SIGNALS, now: NOW }
    const jurisdiction = exampleConfig.jurisdictionOf('DE', NOW)
    expect(promptFor(exampleConfig, { ...situation, jurisdiction }).reason).toBe('first-visit')
  })
})

describe('the notice of an editorial version', () => {
  const versions = (config: ConsentConfig): readonly string[] =>
    newVersions(config.policy, accepted).map(({ version }) => version)

  it('R15 tells of every version since the choice, the newest first', () => {
    expect(
      versions(policy({ version: '2026-04', updated: '2026-04-01', material: false, history: [edited, FORMER] })),
    ).toEqual(['2026-04', '2026-03'])
  })

  it('R15 tells of nothing to who has seen the newest', () => {
    expect(versions(exampleConfig)).toEqual([])
  })

  it('R15 tells of all versions to who has seen none of them', () => {
    const config = policy({ version: '2026-05', updated: '2026-05-01', material: false, history: [edited] })
    expect(versions(config)).toEqual(['2026-05', '2026-03'])
  })
})
