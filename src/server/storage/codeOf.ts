/** The number of the error that a call ends with. */
export async function codeOf(call: Promise<unknown>): Promise<unknown> {
  try {
    await call
    return 'no error'
  } catch (error) {
    return typeof error === 'object' && error !== null && 'code' in error ? error.code : error
  }
}
