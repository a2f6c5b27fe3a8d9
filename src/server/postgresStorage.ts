import type { Query } from './Query.js'
import type { RecordStorage } from './RecordStorage.js'
import { createStorage } from './storage/createStorage.js'
import { postgresTables } from './storage/postgresTables.js'
import type { StorageOptions } from './StorageOptions.js'

/**
 * A storage in PostgreSQL 15 or newer, or in what speaks its language: PGlite, CockroachDB, YugabyteDB, Citus.
 *
 * It makes its tables (`consent_*`) at first use. Each write is one statement. The connection stays yours: close it after
 * {@link RecordStorage.close}.
 *
 * @throws error 423 when a key is too short
 * @example
 * import { Pool } from 'pg'
 * const pool = new Pool({ connectionString: process.env.DATABASE_URL })
 * const storage = postgresStorage(queryOf(pool), { keys: [process.env.CONSENT_KEY] })
 */
export function postgresStorage(query: Query, options: StorageOptions): RecordStorage {
  return createStorage(postgresTables(query), options)
}
