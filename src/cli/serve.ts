import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { ConsentConfig } from '../core/index.js'
import { createConsentApi, toNodeListener, type ConsentApi, type RecordStorage } from '../server/index.js'
import { CliError } from './CliError.js'
import { isOfSystem } from './isOfSystem.js'
import { loadConfig } from './loadConfig.js'
import { messageOf } from './messageOf.js'
import { openStorage } from './openStorage.js'
import type { Command } from './parseCommand.js'
import { printEntry } from './printEntry.js'
import { readAdminTokens, readSecret } from './readSecret.js'
import { retainDaily } from './retainDaily.js'

type ServeCommand = Extract<Command, { readonly name: 'serve' }>

// In milliseconds. A request is at most 16 KiB, which a bad connection sends in a few seconds.
const REQUEST_TIMEOUT = 30_000
const LAST_WORDS = 5_000

/**
 * Starts the consent API and prints its address. Ends when the process is asked to, after what was begun is committed.
 *
 * @throws CliError 482 to 486: no config, a bad secret, a database that does not answer, a port that cannot be had
 */
export async function serve(command: ServeCommand): Promise<void> {
  const config = await loadConfig(command.config)
  const keys = readSecret(command.folder, process.env)
  const tokens = readAdminTokens(process.env)
  const { storage, where, close } = await openStorage(command.folder, keys, process.env)
  const { api, server } = await start(command, { config, storage, keys, tokens }).catch(async (error: unknown) => {
    await close()
    throw error
  })
  const address = server.address()
  const at = `http://localhost:${typeof address === 'object' && address ? address.port : command.port}`
  process.stdout.write(`fluxconsent: ${at} · ${where} · health: ${at}/healthz\n`)
  const endRetention = retainDaily(storage, {
    deleted: (count) =>
      void process.stdout.write(`fluxconsent: records deleted at the end of their retention: ${count}\n`),
    failed: (error) => console.error(`The retention tries again tomorrow: ${messageOf(error)}`),
  })
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  endRetention()
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  // What is asked and answered is still on its way. Pages that are still open would ask again and again, so who has not
  // asked by then, goes on with half a request, or does not read, is not waited for.
  const patience = setTimeout(() => server.closeAllConnections(), LAST_WORDS)
  await api.close()
  await close().catch(() => undefined)
  await closed
  clearTimeout(patience)
}

interface Parts {
  readonly config: ConsentConfig
  readonly storage: RecordStorage
  readonly keys: readonly string[]
  readonly tokens: readonly string[]
}

async function start(
  { port, origins, addressHeader, isLogged }: ServeCommand,
  { config, storage, keys, tokens }: Parts,
): Promise<{ readonly api: ConsentApi; readonly server: Server }> {
  // Whoever collected the lines may be gone. Then nobody gets an answer as an admin, and everybody else does.
  process.stdout.on('error', () => undefined)
  const api = createConsentApi({
    config,
    storage,
    secret: keys,
    origins,
    ...(addressHeader !== undefined && { rateLimit: { addressHeader } }),
    ...(tokens.length > 0 && { admin: { tokens, onAccess: async (access) => printEntry('access', access) } }),
    ...(isLogged && { log: (entry) => void printEntry('request', entry).catch(() => undefined) }),
    onError: (error) => console.error(messageOf(error)),
  })
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT }, toNodeListener(api))
  await listen(server, port)
  return { api, server }
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port)
  try {
    await once(server, 'listening')
  } catch (error) {
    if (isOfSystem(error, 'EADDRINUSE'))
      throw new CliError(486, `Port ${port} is taken. Stop what uses it, or name another one with --port.`)
    if (isOfSystem(error, 'EACCES'))
      throw new CliError(486, `Port ${port} is not for this user. Name one above 1023 with --port.`)
    throw error
  }
}
