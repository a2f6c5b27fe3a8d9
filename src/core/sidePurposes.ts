import type { ConsentConfig } from './ConsentConfig.js'
import type { OptOut } from './Decidable.js'

/** All that US law lets people refuse as a whole. */
export const OPT_OUTS: readonly OptOut[] = ['sale', 'sensitive']

/** The ids of the activities that people can object to: those on legitimate interest. */
export function objectable({ activities = [] }: Pick<ConsentConfig, 'activities'>): readonly string[] {
  return activities.filter(({ legalBasis }) => legalBasis === 'legitimate-interest').map(({ id }) => id)
}

/** Everything beside categories and services that a choice holds an answer about, and hands on to the next one. */
export function sidePurposes(config: Pick<ConsentConfig, 'activities'>): readonly string[] {
  return [...OPT_OUTS, ...objectable(config)]
}
