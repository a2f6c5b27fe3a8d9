import { PGlite } from '@electric-sql/pglite'
import { Client, Pool } from 'pg'
import { inject } from 'vitest'
import {
  memoryStorage,
  postgresStorage,
  queryOf,
  type Query,
  type RecordStorage,
  type StorageOptions,
} from 'fluxconsent/server'
import { databaseUrl } from '../startPostgres.ts'

/** Something that records can be kept in, empty when it was made. */
export interface Engine {
  /** Another storage over the same data, as a second process has one. */
  open(options?: Partial<StorageOptions>): RecordStorage
  /** Direct access, for who tampers. */
  readonly query: Query
  /** Takes everything out of its tables. */
  empty(): Promise<void>
  end(): Promise<void>
}

export const KEY = 'the key of the tests, which is long enough'

/** A database of its own on the real server. */
export async function postgresEngine(): Promise<Engine & { readonly url: string }> {
  const server = inject('postgresUrl')
  const name = `t_${crypto.randomUUID().replaceAll('-', '')}`
  await onServer(server, `CREATE DATABASE ${name}`)
  const url = databaseUrl(server, name)
  const pool = new Pool({ connectionString: url, max: 8 })
  // The database goes before the last of its connections.
  pool.on('error', () => {})
  const query = queryOf(pool)
  return {
    url,
    query,
    empty: async () => empty(query),
    open: (options) => postgresStorage(queryOf(pool), { keys: [KEY], ...options }),
    async end() {
      await pool.end()
      await onServer(server, `DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

/** PostgreSQL in this process, in memory. */
export async function pgliteEngine(): Promise<Engine> {
  const database = await PGlite.create()
  const query: Query = async (sql, params) => database.query(sql, [...params])
  return {
    query,
    empty: async () => empty(query),
    open: (options) => postgresStorage(query, { keys: [KEY], ...options }),
    end: async () => database.close(),
  }
}

/** What the tests of the database run on. */
export const ENGINES = [
  ['PGlite', pgliteEngine],
  ['PostgreSQL', postgresEngine],
] as const

/** A storage in memory: one, since there is nothing that two could share. */
export function memoryEngine(): Pick<Engine, 'open' | 'end'> {
  return { open: (options) => memoryStorage({ keys: [KEY], ...options }), end: async () => {} }
}

async function empty(query: Query): Promise<void> {
  const { rows } = await query(`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`, [])
  for (const row of rows) {
    const { name } = Object(row)
    if (name !== 'consent_migration') await query(`TRUNCATE ${name}`, [])
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  await client.query(sql)
  await client.end()
}
