import { consentError } from '../core/index.js'
import type { SqlValue } from './Query.js'
import type { RecordStorage } from './RecordStorage.js'
import { createStorage } from './storage/createStorage.js'
import { postgresTables } from './storage/postgresTables.js'
import type { StorageOptions } from './StorageOptions.js'

/** What of PGlite is used. */
interface Database {
  query(sql: string, params: SqlValue[]): Promise<{ rows: unknown[] }>
  close(): Promise<void>
}

/**
 * A storage in a folder, with PostgreSQL inside of this process (PGlite, an optional peer: `npm install
 * @electric-sql/pglite`). For one process on one machine; move to {@link postgresStorage} with a dump when it is outgrown.
 *
 * It survives a killed process with every acknowledged record. It does not survive a power cut for sure: PGlite does not
 * flush to the disk (https://github.com/electric-sql/pglite/issues/1107). Only one process at a time may use the folder;
 * {@link RecordStorage.close} frees it.
 *
 * @param folder made when it is missing
 * @throws error 425 when another process uses the folder, 430 when its disk is nearly full, 431 when it cannot be opened, 429
 * when PGlite is not installed, 423 when a key is too short
 * @example
 * const storage = await embeddedStorage('./consent-data', { keys: [process.env.CONSENT_KEY] })
 */
export async function embeddedStorage(folder: string, options: StorageOptions): Promise<RecordStorage> {
  const [{ lockFolder }, { createRoomCheck }] = await Promise.all([
    import('./storage/lockFolder.js'),
    import('./storage/createRoomCheck.js'),
  ])
  const unlock = await lockFolder(folder)
  try {
    const checkRoom = createRoomCheck(folder)
    await checkRoom()
    const database = await openDatabase(`${folder}/data`)
    const tables = postgresTables(async (sql, params) => {
      await checkRoom()
      return database.query(sql, [...params])
    })
    const close = async (): Promise<void> => {
      await database.close()
      await unlock()
    }
    // One connection: more statements at a time would only wait for each other.
    return createStorage({ ...tables, close }, { ...options, batch: { ...options.batch, parallel: 1 } })
  } catch (error) {
    await unlock()
    throw error
  }
}

async function openDatabase(folder: string): Promise<Database> {
  const pglite = await import('@electric-sql/pglite').catch(() => {
    throw consentError(429, '@electric-sql/pglite')
  })
  return pglite.PGlite.create(folder).catch((error: unknown) => {
    // What it throws is the number of a system call, or that it was aborted.
    throw consentError(431, folder, error instanceof Error && error.message ? error.message : String(error))
  })
}
