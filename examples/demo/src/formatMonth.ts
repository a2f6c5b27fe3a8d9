const FORMAT = new Intl.DateTimeFormat('en', { month: 'long', year: 'numeric', timeZone: 'UTC' })

/** The month of an ISO date, for example `February 2026`. */
export function formatMonth(date: string): string {
  return FORMAT.format(new Date(date))
}
