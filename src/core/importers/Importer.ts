import type { Choice } from '../Choice.js'
import type { Decidable } from '../Decidable.js'
import type { Decision, Decisions } from '../Decision.js'
import type { Jurisdiction } from '../Jurisdiction.js'
import type { Situation } from '../ruleFor.js'

/** Where an importer looks: the cookies and the local storage of a page, or the cookies of a request. */
export interface ImportSource {
  /** Every value of a cookie, as it is written. */
  readonly cookies: (name: string) => readonly string[]
  /** `null` where there is none, and on a server. */
  readonly local: (key: string) => string | null
}

/** What another tool had written down, in the ids of the config. */
export interface ImportedAnswers {
  readonly decisions: Decisions
  /** When the person answered, in epoch milliseconds; `null` when the tool did not write it down. */
  readonly at: number | null
  /** ISO code of the place where that was; `null` when unknown. */
  readonly place: string | null
}

/** Reads the choice that another tool stored. Made by `fromOneTrust` and its like; may throw on what it cannot read. */
export interface Importer {
  /** The own ids that it can answer. */
  readonly ids: readonly string[]
  /** What the tool keeps on the device: removed once there is an own choice. */
  readonly items: readonly { readonly name: string; readonly kind?: 'local' }[]
  /** The answers; `null` where the person gave none. `now` is in epoch milliseconds. */
  readonly read: (source: ImportSource, now: number) => ImportedAnswers | null
  /** The code that takes over what was read; only apps with an importer have it, and only new visitors fetch it. */
  readonly load: () => Promise<{ readonly importChoice: ImportChoice }>
}

/** The part of a config that an import needs. */
export interface ImportConfig {
  readonly decidables: readonly Decidable[]
  readonly jurisdictionOf: (code: string, now: number) => Jurisdiction
}

/**
 * What makes a choice. Handed in with a config that only it looks into, as the chunk of the acts holds it: a bundler
 * would split that one to share it.
 */
export interface ChoiceMaker<Config> {
  readonly decide: (config: Config, decisions: Decisions, id: string, decision: Decision) => Decisions
  readonly createChoice: (
    config: Config,
    situation: Situation,
    draft: {
      readonly action: 'import'
      readonly method: 'import'
      readonly decisions: Decisions
      readonly told: null
    },
  ) => Choice
}

/** What an import reads, as a window has it: the text of the cookies, and the local storage, which is empty on a server. */
export interface ImportPage {
  readonly document: { readonly cookie: string }
  readonly localStorage: { readonly getItem: (key: string) => string | null }
}

/** Finds the choice that another tool stored: what {@link Importer.load} brings. */
export type ImportChoice = <Config extends ImportConfig>(
  config: Config & { readonly import?: readonly Importer[] },
  page: ImportPage,
  here: Pick<Situation, 'jurisdiction' | 'now'>,
  maker: ChoiceMaker<Config>,
) => Choice | null

/** Which categories and services an answer of the other tool is about, by the name that it has there. */
export type ImportMapping = { readonly [theirs: string]: string | readonly string[] }

/**
 * The answers in the ids of the config. Where several are about one id, a refusal among them refuses it.
 *
 * @param answer what the person answered to one name of the mapping; `undefined` where that was not asked
 */
export function mapAnswers(mapping: ImportMapping, answer: (theirs: string) => Decision | undefined): Decisions {
  const decisions = new Map<string, Decision>()
  for (const [theirs, ours] of Object.entries(mapping)) {
    const decision = answer(theirs)
    for (const id of decision ? [ours].flat() : []) {
      if (decision && decisions.get(id) !== 'denied') decisions.set(id, decision)
    }
  }
  return Object.fromEntries(decisions)
}
