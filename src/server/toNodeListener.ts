import type { IncomingMessage, ServerResponse } from 'node:http'
import type { getRequestListener } from '@hono/node-server'
import type { Answer } from './Answer.js'
import type { ConsentApi, DirectRoute } from './createConsentApi.js'
import { createTurns } from './createTurns.js'
import { nodePost } from './nodePost.js'
import type { RecordPost } from './routes/createRecordPost.js'

/** A listener for `http.createServer`. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Serves the API from a Node server. The address of the connection counts for the rate limit.
 *
 * @example
 * const server = createServer(toNodeListener(api)).listen(8080)
 * process.once('SIGTERM', () => {
 *   server.close(() => void api.close())
 *   // Who goes on with half a request is not waited for.
 *   setTimeout(() => server.closeAllConnections(), 5_000).unref()
 * })
 */
export function toNodeListener(api: ConsentApi): NodeListener {
  // Fetched with the first request, so that a worker that imports this door never meets a Node API.
  const load = async (): Promise<ReturnType<typeof getRequestListener>> => {
    const node = await import('@hono/node-server')
    return node.getRequestListener(
      async (request, { incoming }) => api.fetch(request, { address: incoming.socket.remoteAddress }),
      { overrideGlobalObjects: false },
    )
  }
  let loading: ReturnType<typeof load> | undefined
  const endOfTurn = createTurns()

  async function respond(
    direct: DirectRoute,
    post: RecordPost,
    { socket }: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    try {
      await endOfTurn()
      send(response, await direct.answer(post, { address: socket.remoteAddress }))
    } catch {
      response.writeHead(500).end()
    }
  }
  return (request, response) => {
    const { direct } = api.fetch
    const post = request.method === 'POST' && request.url === direct?.path ? nodePost(request) : null
    if (direct && post) {
      void respond(direct, post, request, response)
      return
    }
    loading ??= load()
    loading.then(
      async (listener) => listener(request, response),
      () => void response.writeHead(500).end(),
    )
  }
}

function send(response: ServerResponse, { status, headers, cookies, body }: Answer): void {
  // In the form that keeps what the server set before: a name and its value in turn.
  const flat: (string | string[])[] = ['content-length', String(Buffer.byteLength(body))]
  for (const [name, value] of headers) flat.push(name, value)
  if (cookies.length > 0) flat.push('set-cookie', [...cookies])
  response.writeHead(status, flat).end(body)
}
