/**
 * An ISO 8601 day, month or year in the words of a language; what is none stays as it is.
 *
 * The day counts in UTC, so that server and browser write the same.
 */
export function formatDate(date: string, tag: string): string {
  const [year, month, day] = /^(\d{4})(-\d\d)?(-\d\d)?/.exec(date)?.slice(1) ?? []
  const time = year === undefined ? NaN : Date.parse(`${year}${month ?? '-01'}${day ?? '-01'}`)
  if (Number.isNaN(time)) return date
  return new Intl.DateTimeFormat(tag, {
    timeZone: 'UTC',
    year: 'numeric',
    ...(month && { month: 'long' }),
    ...(day && { day: 'numeric' }),
  }).format(time)
}
