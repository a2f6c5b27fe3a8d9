import type { IncomingMessage, ServerResponse } from 'node:http'
import type { getRequestListener } from '@hono/node-server'
import type { ConsentApi } from './createConsentApi.js'

/** A listener for `http.createServer`. */
export type NodeListener = (request: IncomingMessage, response: ServerResponse) => void

/**
 * Serves the API from a Node server. The address of the connection counts for the rate limit.
 *
 * @example
 * const server = createServer(toNodeListener(api)).listen(8080)
 * process.once('SIGTERM', () => server.close(() => void api.close()))
 */
export function toNodeListener(api: ConsentApi): NodeListener {
  // Fetched with the first request, so that a worker that imports this door never meets a Node API.
  const load = async (): Promise<ReturnType<typeof getRequestListener>> => {
    const node = await import('@hono/node-server')
    return node.getRequestListener(
      // Node's parser ends a body where `Content-Length` says, and refuses two lengths.
      async (request, { incoming }) =>
        api.fetch(request, { address: incoming.socket.remoteAddress, framing: 'checked' }),
      { overrideGlobalObjects: false },
    )
  }
  let loading: ReturnType<typeof load> | undefined
  return (request, response) => {
    loading ??= load()
    loading.then(
      async (listener) => listener(request, response),
      () => void response.writeHead(500).end(),
    )
  }
}
