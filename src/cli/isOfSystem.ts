/** Whether an error is one of the operating system, with one of these names. */
export function isOfSystem(error: unknown, ...names: readonly string[]): error is Error {
  return error instanceof Error && 'code' in error && names.some((name) => name === error.code)
}
