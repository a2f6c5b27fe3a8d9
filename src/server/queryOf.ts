import type { Query, SqlValue } from './Query.js'

/** What a pool or a client of `pg` does for us. */
export interface PgPool {
  query(sql: string, params: SqlValue[]): Promise<{ readonly rows: readonly unknown[] }>
}

/**
 * Lets a storage use a pool of `pg` (or a client of it, or of `@neondatabase/serverless`).
 *
 * Statements are not named, so a pooler between may work by transaction.
 *
 * @example
 * const storage = postgresStorage(queryOf(new Pool()), { keys })
 */
export function queryOf(pool: PgPool): Query {
  return async (sql, params) => pool.query(sql, [...params])
}
