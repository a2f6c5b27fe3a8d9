import type { Choice } from './Choice.js'

const DAY = 86_400_000

/**
 * The newest of several choices. At the same time the one that refuses more wins; so it does against one from the
 * future, as nobody can say when that was made. Within a day times count as they are: a clock may be put right.
 */
export function newestChoice(choices: readonly (Choice | null)[], now: number): Choice | null {
  const newest = (isAhead: boolean): Choice | null =>
    choices.reduce(
      (best, next) => (next && next.at > now + DAY === isAhead && (!best || order(next, best) < 0) ? next : best),
      null,
    )
  const [sound, ahead] = [newest(false), newest(true)]
  return sound && !(ahead && grants(ahead) < grants(sound)) ? sound : ahead
}

/** Negative where the first one counts. The id decides last, so that all find the same; what has one id is one choice. */
function order(a: Choice, b: Choice): number {
  return b.at - a.at || grants(a) - grants(b) || (a.id < b.id ? -1 : 0)
}

function grants({ decisions }: Choice): number {
  return Object.values(decisions).filter((decision) => decision === 'granted').length
}
