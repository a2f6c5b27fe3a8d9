import type { Lifetime } from './Lifetime.js'

const UNITS = ['year', 'month', 'week', 'day', 'hour', 'minute', 'second'] as const

/**
 * A lifetime in the words of a language, for example `12 months` or `24 hours`.
 *
 * `Intl` writes it, so no locale has to carry plural rules. `session` has no number: pass the word that the
 * locale uses for it.
 */
export function formatLifetime(lifetime: Lifetime, locale: string, sessionLabel: string): string {
  if (lifetime === 'session') return sessionLabel
  const [date = '', time = ''] = lifetime.slice(1).split('T')
  const named = [
    ...[...date.matchAll(/(\d+)([YMWD])/g)].map(([, amount, unit]) => [amount, 'YMWD'.indexOf(unit ?? '')] as const),
    ...[...time.matchAll(/(\d+)([HMS])/g)].map(([, amount, unit]) => [amount, 4 + 'HMS'.indexOf(unit ?? '')] as const),
  ]
  return new Intl.ListFormat(locale, { style: 'narrow', type: 'unit' }).format(
    named.map(([amount, unit]) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit: UNITS[unit] ?? 'day', unitDisplay: 'long' }).format(
        Number(amount),
      ),
    ),
  )
}
