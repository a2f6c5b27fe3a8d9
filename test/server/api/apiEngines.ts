import { PGlite } from '@electric-sql/pglite'
import { postgresStorage, queryOf, type Query, type RecordStorage } from 'fluxconsent/server'
import { Client, Pool } from 'pg'
import { inject } from 'vitest'
import { databaseUrl } from '../startPostgres.ts'

/** A database of its own for one test. */
interface ApiEngine {
  readonly storage: RecordStorage
  readonly query: Query
  readonly end: () => Promise<void>
}

const keys = ['the key of the tests, which is long enough']

async function onPglite(): Promise<ApiEngine> {
  const database = await PGlite.create()
  const query: Query = async (sql, params) => database.query(sql, [...params])
  return { storage: postgresStorage(query, { keys }), query, end: async () => database.close() }
}

async function onPostgres(): Promise<ApiEngine> {
  const server = inject('postgresUrl')
  const name = `api_${crypto.randomUUID().replaceAll('-', '')}`
  const onServer = async (sql: string): Promise<void> => {
    const client = new Client({ connectionString: server })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await onServer(`CREATE DATABASE ${name}`)
  const pool = new Pool({ connectionString: databaseUrl(server, name), max: 8 })
  // The database goes before the last of the pool's connections.
  pool.on('error', () => undefined)
  const query = queryOf(pool)
  return {
    storage: postgresStorage(query, { keys }),
    query,
    end: async () => {
      await pool.end()
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
    },
  }
}

/** The databases that the API is tested on. */
export const API_ENGINES = [
  ['PGlite', onPglite],
  ['PostgreSQL', onPostgres],
] as const
