import type { Jurisdiction } from './Jurisdiction.js'

/**
 * Whether a place is a state of the US with an opt-out law: links to the choice have the words of the law there.
 *
 * @see Cal. Code Regs. tit. 11, § 7015
 */
export function isOptOutState({ code, model }: Pick<Jurisdiction, 'code' | 'model'>): boolean {
  return model === 'opt-out' && !!code?.startsWith('US')
}
