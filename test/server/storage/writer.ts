// A process that writes until it is killed: each line that it prints is an acknowledged record.
import { Pool } from 'pg'
import { embeddedStorage, postgresStorage, queryOf } from 'fluxconsent/server'
import { newRecord } from './plainRecord.ts'

const [, , where = '', key = ''] = process.argv
const storage = where.startsWith('postgres:')
  ? postgresStorage(queryOf(new Pool({ connectionString: where, max: 8 })), { keys: [key] })
  : await embeddedStorage(where, { keys: [key] })

async function write(): Promise<never> {
  for (;;) {
    const { subject, id, ...rest } = newRecord()
    const { outcome } = await storage.append({ subject, id, ...rest })
    process.stdout.write(`${outcome} ${subject} ${id}\n`)
  }
}

await Promise.all(Array.from({ length: 16 }, write))
