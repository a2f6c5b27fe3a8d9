import { toNodeListener, type ConsentApi } from 'fluxconsent/server'
import { once } from 'node:events'
import { Agent, createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http'
import { onTestFinished } from 'vitest'

const ADDRESS = 'x-address-of-the-test'

/** A request as a test sends it. */
export interface Asked {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array | undefined
  readonly address: string | undefined
}

/**
 * Gives an API a Node server, with the first request, and asks it over HTTP. Connections look like those of https from
 * the address that the test says.
 */
export function askNode(api: ConsentApi, site: string): (asked: Asked) => Promise<Response> {
  const agent = new Agent({ keepAlive: true })
  let starting: Promise<Server> | undefined
  onTestFinished(async () => {
    agent.destroy()
    const server = await starting
    server?.closeAllConnections()
    server?.close()
  })
  return async ({ method, path, headers, body, address }) => {
    const server = await (starting ??= startServer(api))
    const place = server.address()
    if (typeof place !== 'object' || !place) throw new Error('no port')
    // As a `Request` would write them.
    const { host, pathname, search } = new URL(site + path)
    const options = {
      agent,
      port: place.port,
      method,
      path: pathname + search,
      headers: {
        host,
        ...headers,
        ...(address !== undefined && { [ADDRESS]: address }),
        ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
      },
    }
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      httpRequest('http://127.0.0.1', options, resolve).on('error', reject).end(body)
    })
    const parts: Buffer[] = []
    for await (const part of answer) parts.push(part)
    const pairs = answer.rawHeaders.flatMap((name, at, all): [string, string][] =>
      at % 2 === 0 ? [[name, all[at + 1] ?? '']] : [],
    )
    const hasBody = method !== 'HEAD' && answer.statusCode !== 204 && answer.statusCode !== 304
    return new Response(hasBody ? Buffer.concat(parts) : null, { status: answer.statusCode ?? 0, headers: pairs })
  }
}

async function startServer(api: ConsentApi): Promise<Server> {
  const listener = toNodeListener(api)
  const server = createServer((request, response) => {
    const from = { value: request.headers[ADDRESS], configurable: true }
    Object.defineProperties(request.socket, { remoteAddress: from, encrypted: { value: true, configurable: true } })
    listener(request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}
