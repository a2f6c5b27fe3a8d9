import { consentError } from '../../core/index.js'

/** A column of text. Throws error 428 when the database gives something else. */
export function textColumn(row: unknown, name: string): string {
  const value = columnOf(row, name)
  if (typeof value !== 'string') throw consentError(428, name)
  return value
}

/** A column of whole numbers, which some drivers give as text. Throws error 428 when it is none. */
export function numberColumn(row: unknown, name: string): number {
  const value = columnOf(row, name)
  const number = typeof value === 'string' || typeof value === 'bigint' ? Number(value) : value
  if (typeof number !== 'number' || !Number.isSafeInteger(number)) throw consentError(428, name)
  return number
}

/** A column of whole numbers, or another number when it is none. */
export function numberOr(row: unknown, name: string, other: number): number {
  try {
    return numberColumn(row, name)
  } catch {
    return other
  }
}

/** A column that holds the place of a word in a list. Throws error 428 when there is no such word. */
export function wordColumn<Word extends string>(row: unknown, name: string, words: readonly Word[]): Word {
  const word = words[numberColumn(row, name)]
  if (word === undefined) throw consentError(428, name)
  return word
}

function columnOf(row: unknown, name: string): unknown {
  return typeof row === 'object' && row !== null ? Object.getOwnPropertyDescriptor(row, name)?.value : undefined
}
