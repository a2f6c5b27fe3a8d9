import type { Choice } from '../Choice.js'
import type { Decision, Decisions } from '../Decision.js'
import { fields } from './fields.js'
import type { ChoiceMaker, ImportConfig, ImportedAnswers, Importer, ImportPage, ImportSource } from './Importer.js'
import type { Situation } from '../ruleFor.js'

const DAY = 86_400_000
// 2012: no tool that is read here is older.
const FIRST = 1_325_376_000_000

/**
 * The choice that another tool stored: of several importers the first one that finds an answer. Total.
 *
 * It keeps its own time, so that nobody's consent lives longer by a change of tools; where the tool wrote none down it
 * counts from now. On any doubt a grant is left out, and asked: when the time cannot be, and where grants were on by
 * default at the place that the tool wrote down. Refusals always count.
 *
 * @returns `null` where no importer finds an answer about anything that the config asks
 */
export function importChoice<Config extends ImportConfig>(
  config: Config & { readonly import?: readonly Importer[] },
  page: ImportPage,
  here: Here,
  maker: ChoiceMaker<Config>,
): Choice | null {
  const jar = fields(page.document.cookie, ';', '=')
  const source: ImportSource = {
    cookies: (name) => [jar.get(name) ?? ''].filter(Boolean),
    // Where storage is blocked, merely asking for it throws.
    local: (key) => page.localStorage.getItem(key),
  }
  for (const importer of config.import ?? []) {
    const found = attempt(importer, source, here.now)
    const choice = found && choiceFrom(found, config, here, maker)
    if (choice) return choice
  }
  return null
}

type Here = Pick<Situation, 'jurisdiction' | 'now'>

function attempt(importer: Importer, source: ImportSource, now: number): ImportedAnswers | null {
  try {
    return importer.read(source, now)
  } catch {
    // What cannot be read is no answer.
    return null
  }
}

function choiceFrom<Config extends ImportConfig>(
  { decisions: given, at, place }: ImportedAnswers,
  config: Config,
  { jurisdiction, now }: Here,
  maker: ChoiceMaker<Config>,
): Choice | null {
  const isTimed = at !== null && at >= FIRST && at <= now + DAY
  const isDoubtful = at !== null && !isTimed
  const decisions = settle(isDoubtful ? refusalsOf(given) : given, config, maker)
  if (!config.decidables.some(({ id, required, services }) => decisions[id] && !required && services.length > 0)) {
    return null
  }
  const situation: Situation = {
    choice: null,
    sessionGrants: [],
    jurisdiction: place === null ? jurisdiction : config.jurisdictionOf(place, now),
    // Nobody knows what the browser signalled at that time: so the signal of today comes first.
    signals: { gpc: false },
    now: isTimed ? at : now,
  }
  return maker.createChoice(config, situation, { action: 'import', method: 'import', decisions, told: null })
}

/** All answers: categories take their services along, and services that were all answered answer their category. */
function settle<Config extends ImportConfig>(given: Decisions, config: Config, maker: ChoiceMaker<Config>): Decisions {
  // Categories come first in a config, so that the word on a service is the last one.
  const decisions = config.decidables.reduce<Decisions>((all, { id }) => {
    const decision = given[id]
    return decision ? maker.decide(config, all, id, decision) : all
  }, {})
  const settled: Record<string, Decision | undefined> = { ...decisions }
  for (const { id, fingerprint, services } of config.decidables) {
    if (fingerprint || settled[id] || !services.every((service) => settled[service.id])) continue
    settled[id] = services.every((service) => settled[service.id] === 'granted') ? 'granted' : 'denied'
  }
  return settled
}

function refusalsOf(decisions: Decisions): Decisions {
  return Object.fromEntries(Object.entries(decisions).filter(([, decision]) => decision === 'denied'))
}
