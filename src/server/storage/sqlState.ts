/** The SQLSTATE of an error of a driver, or what stands in its place (`ECONNRESET`); empty when there is none. */
export function sqlState(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return ''
  return typeof error.code === 'string' ? error.code : ''
}
