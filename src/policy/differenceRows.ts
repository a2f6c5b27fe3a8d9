import type { AccountConflict, RegisteredConfig } from '../core/index.js'
import type { PolicyTexts } from './PolicyTexts.js'
import { serviceLabel } from './serviceLabel.js'

/** One difference, as people read it. */
export interface DifferenceRow extends AccountConflict {
  readonly label: string
}

/** A line for each category in which everything differs alike, else for each service that does. */
export function differenceRows(
  { decidables }: Pick<RegisteredConfig, 'decidables'>,
  differences: readonly AccountConflict[],
  texts: PolicyTexts,
): readonly DifferenceRow[] {
  const find = (id: string): AccountConflict | undefined => differences.find((one) => one.id === id)
  return decidables.flatMap(({ id, category, services }) => {
    if (id !== category) return []
    const whole = find(id)
    const parts = services.flatMap((service) => {
      const part = find(service.id)
      return part ? [{ ...part, label: serviceLabel(service, texts) }] : []
    })
    const isWhole =
      whole && (parts.length === 0 || (parts.length === services.length && parts.every((part) => isAlike(part, whole))))
    return isWhole ? [{ ...whole, label: texts.details.categories[id]?.label ?? id }] : parts
  })
}

function isAlike(a: AccountConflict, b: AccountConflict): boolean {
  return a.here === b.here && a.elsewhere === b.elsewhere && a.counts === b.counts
}
