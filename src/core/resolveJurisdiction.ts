import { UNKNOWN_JURISDICTION, type Jurisdiction, type JurisdictionRow } from './Jurisdiction.js'

/**
 * The rule for a place: the row of the subdivision, else of the country, else opt-in. What is no ISO code is unknown.
 *
 * @param now epoch milliseconds, for rows that are not in force yet. @default the clock, read for those alone
 *
 * @example
 * resolveJurisdiction('US-CA', JURISDICTIONS.rows, Date.now()).model // 'opt-out'
 */
export function resolveJurisdiction(
  code: string | null | undefined,
  rows: readonly JurisdictionRow[],
  now?: number,
): Jurisdiction {
  // From JavaScript anything could come in.
  const place = typeof code === 'string' ? code.toUpperCase() : ''
  if (!/^[A-Z]{2}(-[A-Z\d]{1,3})?$/.test(place)) return UNKNOWN_JURISDICTION
  const find = (name: string): JurisdictionRow | undefined =>
    // The last row wins, so that an app can add its own rules behind a table.
    rows.findLast(
      ({ match, validFrom }) => match.includes(name) && !(validFrom && Date.parse(validFrom) > (now ?? Date.now())),
    )
  const row = find(place) ?? find(place.slice(0, 2))
  if (!row) return { ...UNKNOWN_JURISDICTION, code: place }
  const { match: _, validFrom: _from, source: _source, note: _note, ...rule } = row
  return { sensitive: rule.model, ...rule, code: place }
}
