import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { fileURLToPath } from 'node:url'
import { getRequestListener } from '@hono/node-server'
import { serveStatic } from '@hono/node-server/serve-static'
import { noticeHash, noticeTexts, preferencesTexts, sdkVersion } from 'fluxconsent/core'
import {
  createConsentApi,
  embeddedStorage,
  toNodeListener,
  type NodeListener,
  type RecordStorage,
} from 'fluxconsent/server'
import { Hono } from 'hono'
import type { Audit } from './Audit.ts'
import { arabic } from './arabic.ts'
import { consent } from './consent.ts'
import { romanian } from './romanian.ts'
import { english } from './words.ts'

// The pages and the consent API on one origin: what a site has that runs a server of its own. It is built beside the
// pages, and keeps what it is told beside them too.
const pages = fileURLToPath(new URL('site', import.meta.url))
const folder = fileURLToPath(new URL('../.fluxconsent', import.meta.url))
const port = Number(process.env['PORT'] ?? 4173)

/** The secret under which records are proven. A real site hands it in; whoever has it can forge records. */
function readSecret(): string {
  const file = `${folder}/secret`
  mkdirSync(folder, { recursive: true })
  if (!existsSync(file)) writeFileSync(file, randomBytes(32).toString('base64'), { mode: 0o600 })
  return readFileSync(file, 'utf8')
}

/** Keeps the words of the ready components, so that those behind any record can be shown years later. */
async function keepNotices(storage: RecordStorage): Promise<void> {
  for (const locale of [english, romanian, arabic]) {
    const { details } = await locale.load()
    for (const texts of [noticeTexts(consent, locale), preferencesTexts(consent, locale, details)]) {
      const { language, variant } = texts
      const [hash, body] = [await noticeHash(texts), JSON.stringify(texts)]
      await storage.putNotice({ hash, language, variant, sdk: sdkVersion, body, at: Date.now() })
    }
  }
}

/** The last records without whom they are about, and whether everything is as it was written. */
async function readAudit(storage: RecordStorage): Promise<Audit> {
  const { result, records, seals, erased, unsealed } = await storage.verify()
  const { items } = await storage.records({ from: Date.now() - 86_400_000, limit: 1_000 })
  // They come subject by subject.
  const last = items.toSorted((a, b) => b.receivedAt - a.receivedAt).slice(0, 20)
  const log = last.map(({ id, body, receivedAt, mac, seal }) => {
    const { event } = JSON.parse(body)
    return { id, action: String(event.action), at: new Date(receivedAt).toISOString(), mac, seal }
  })
  return { result, records, seals, erased, unsealed, log }
}

function createSite(storage: RecordStorage): Hono {
  return (
    new Hono()
      // For everybody here. A real site shows this to its own people, behind its sign-in.
      .get('/audit.json', async (c) => c.json(await readAudit(storage), 200, { 'cache-control': 'no-store' }))
      .use(serveStatic({ root: pages }))
      // Each page is the same document.
      .get('*', serveStatic({ root: pages, path: 'index.html' }))
  )
}

/** Opens what is behind the server. Returns what answers a request, and the way to close it. */
async function open(): Promise<{ readonly answer: NodeListener; readonly close: () => Promise<void> }> {
  const secret = readSecret()
  const storage = await embeddedStorage(folder, { keys: [secret] })
  const api = createConsentApi({ config: consent, storage, secret, basePath: '/consent' })
  await keepNotices(storage)
  const [answerApi, answerSite] = [toNodeListener(api), getRequestListener(createSite(storage).fetch)]
  return {
    answer: (request, response) => {
      if (request.url?.startsWith('/consent/')) answerApi(request, response)
      else void answerSite(request, response)
    },
    // What was begun is committed first.
    close: async () => {
      await api.close()
      await storage.close()
    },
  }
}

const server = createServer()
try {
  // First, so that a second start never comes as far as the data of the first one.
  await once(server.listen(port), 'listening')
  const opening = open()
  server.on('request', (request, response) => {
    opening.then(
      ({ answer }) => answer(request, response),
      () => void response.writeHead(503).end(),
    )
  })
  const { close } = await opening
  const stop = async (): Promise<void> => {
    server.close()
    // Pages that are still open would ask again and again, and who goes on with half a request is not waited for.
    setTimeout(() => server.closeAllConnections(), 5_000).unref()
    await close()
    server.closeAllConnections()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void stop())
  process.stdout.write(`The demo is on http://localhost:${port}, its consent API on /consent\n`)
} catch (error) {
  const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
  console.error(isTaken ? `Port ${port} is already in use. Name another one: PORT=4174 npm start` : error)
  server.close()
  process.exitCode = 1
}
