/** What a parameter of a statement may be. */
export type SqlValue = string | number | null | readonly string[] | readonly number[]

/**
 * Runs one statement of PostgreSQL with its parameters `$1`, `$2`... and commits it. What the promise rejects with should carry
 * the SQLSTATE as `code`, as the drivers do.
 *
 * {@link queryOf} makes one from a pool of `pg`.
 */
export type Query = (
  sql: string,
  params: readonly SqlValue[],
  /** Stands at statements that run for each record: a driver that prepares them under this name is faster. */
  name?: string,
) => Promise<{
  readonly rows: readonly unknown[]
  /** How many rows a statement wrote, where the driver says so: then the usual write need not have them sent back. */
  readonly rowCount?: number | null
}>
