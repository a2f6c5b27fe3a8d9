import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { createConsentApi, toNodeListener } from '../server/index.js'
import { CliError } from './CliError.js'
import { loadConfig } from './loadConfig.js'
import { openStorage } from './openStorage.js'
import type { Command } from './parseCommand.js'
import { readSecret } from './readSecret.js'

type ServeCommand = Extract<Command, { readonly name: 'serve' }>

// In milliseconds. A request is at most 16 KiB, which a bad connection sends in a few seconds.
const REQUEST_TIMEOUT = 30_000
const LAST_WORDS = 5_000

/**
 * Starts the consent API and prints its address. Ends when the process is asked to, after what was begun is committed.
 *
 * @throws CliError 482 to 486: no config, a bad secret, a database that does not answer, a port that is taken
 */
export async function serve({ port, config: file, folder, origins }: ServeCommand): Promise<void> {
  const environment = process.env
  const config = await loadConfig(file)
  const keys = readSecret(folder, environment)
  const { storage, where, close } = await openStorage(folder, keys, environment)
  const api = createConsentApi({
    config,
    storage,
    secret: keys,
    origins,
    onError: (error) => console.error(error instanceof Error ? error.message : error),
  })
  const server = createServer({ requestTimeout: REQUEST_TIMEOUT }, toNodeListener(api))
  try {
    await listen(server, port)
  } catch (error) {
    await close()
    throw error
  }
  const address = server.address()
  const taken = typeof address === 'object' && address ? address.port : port
  const at = `http://localhost:${taken}`
  process.stdout.write(`fluxconsent: ${at} · ${where} · health: ${at}/healthz\n`)
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
  })
  const closed = once(server, 'close')
  server.close()
  server.closeIdleConnections()
  await api.close()
  await close().catch(() => undefined)
  // What was answered is still on its way. Pages that are still open would ask again and
  // again, so who has not asked by now, or does not read, is not waited for.
  const patience = setTimeout(() => server.closeAllConnections(), LAST_WORDS)
  await closed
  clearTimeout(patience)
}

async function listen(server: Server, port: number): Promise<void> {
  server.listen(port)
  try {
    await once(server, 'listening')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
      throw new CliError(486, `Port ${port} is taken. Stop what uses it, or name another one with --port.`)
    }
    throw error
  }
}
