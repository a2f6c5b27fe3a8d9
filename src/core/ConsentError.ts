import { errorTexts, type ErrorTexts } from './errorTexts.js'

/** The number of an error, as the catalogue in the README lists it. */
export type ErrorCode = keyof ErrorTexts

const CATALOGUE = 'https://fluxconsent.dev/errors#fc'

/** An error of this package. Production builds carry the number and the address of its explanation. */
export class ConsentError extends Error {
  override readonly name = 'ConsentError'

  declare readonly code: ErrorCode

  constructor(code: ErrorCode, message: string) {
    super(message)
    this.code = code
  }
}

/** Builds an error of the catalogue. The texts stay out of production bundles. */
export function consentError<Code extends ErrorCode>(code: Code, ...facts: ErrorTexts[Code]): ConsentError {
  const text = process.env.NODE_ENV === 'production' ? '' : `${errorTexts(code, facts)} `
  return new ConsentError(code, `[fluxconsent] FC${code}: ${text}${CATALOGUE}${code}`)
}
