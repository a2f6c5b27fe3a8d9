import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedStorage, postgresStorage, queryOf, type RecordStorage } from '../server/index.js'
import { CliError } from './CliError.js'
import { messageOf } from './messageOf.js'

/** A storage, in words for the terminal, and the way to close everything. */
export interface OpenedStorage {
  readonly storage: RecordStorage
  readonly where: string
  readonly close: () => Promise<void>
}

/**
 * Opens the database server that `DATABASE_URL` names, else the embedded one in a folder, and makes or updates its tables.
 *
 * @throws CliError 484 when the database does not answer, 485 when `pg` is not installed
 */
export async function openStorage(
  folder: string,
  keys: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<OpenedStorage> {
  const options = {
    keys,
    onError: (error: unknown) => console.error(`The storage tries again: ${messageOf(error)}`),
  }
  const address = environment['DATABASE_URL']
  if (address === undefined) {
    keepOutOfGit(folder)
    const storage = await embeddedStorage(folder, options)
    return { storage, where: `the embedded database in ${folder}`, close: async () => storage.close() }
  }
  const pg = await import('pg').catch(() => {
    throw new CliError(485, 'DATABASE_URL is set, but the package "pg" is not installed. Run: npm install pg')
  })
  const pool = new pg.default.Pool({ connectionString: address })
  // An idle connection that breaks is made anew by the pool.
  pool.on('error', () => undefined)
  const storage = postgresStorage(queryOf(pool), options)
  const close = async (): Promise<void> => {
    await storage.close()
    await pool.end()
  }
  const { state } = await storage.health()
  if (state === 'down') {
    const why = await storage.links({ limit: 1 }).then(() => 'it answers now', messageOf)
    await pool.end()
    throw new CliError(
      484,
      `The database at ${hostOf(address)} does not answer, or refuses the user or the tables: ${why}. Check DATABASE_URL, that the server runs, and that the user may create tables.`,
    )
  }
  return { storage, where: `PostgreSQL at ${hostOf(address)}`, close }
}

/** The secret and the records of people are nothing to commit. */
function keepOutOfGit(folder: string): void {
  const file = join(folder, '.gitignore')
  if (existsSync(file)) return
  mkdirSync(folder, { recursive: true })
  writeFileSync(file, '*\n')
}

/** What may be shown of an address: never the password. */
function hostOf(address: string): string {
  try {
    const { host, pathname } = new URL(address)
    return `${host}${pathname}`
  } catch {
    return 'the address of DATABASE_URL'
  }
}
