import type { Choice } from './Choice.js'

/** The newest of several choices. At the same time the one that refuses more wins. */
export function newestChoice(choices: readonly (Choice | null)[]): Choice | null {
  return choices.reduce((best, next) => {
    if (!best || !next) return best ?? next
    return next.at > best.at || (next.at === best.at && grants(next) < grants(best)) ? next : best
  }, null)
}

function grants({ decisions }: Choice): number {
  return Object.values(decisions).filter((decision) => decision === 'granted').length
}
