import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'

/** A picture of one pixel. */
export const JPEG: Buffer = Buffer.concat([
  Buffer.from('ffd8ffe000104a464946', 'hex'),
  Buffer.alloc(64),
  Buffer.from('ffd9', 'hex'),
])

const ANSWERS: Record<string, (response: ServerResponse) => void> = {
  // The largest size is missing: YouTube says so, and sends a grey picture all the same.
  '/i.ytimg.com/vi/onlySmall01/maxresdefault.jpg': (to) => send(to, JPEG, 'image/jpeg', 404),
  '/i.ytimg.com/vi/onlySmall01/sddefault.jpg': (to) => send(to, JPEG, 'image/jpeg', 404),
  '/i.ytimg.com/vi/onlySmall01/hqdefault.jpg': (to) => send(to, JPEG),
  '/i.ytimg.com/vi/aqz-KE-bpKQ/maxresdefault.jpg': (to) => send(to, JPEG),
  '/i.ytimg.com/vi/htmlAsImage/maxresdefault.jpg': (to) => send(to, Buffer.from('<script>alert(1)</script>')),
  '/i.ytimg.com/vi/pageOfHtml1/maxresdefault.jpg': (to) => send(to, Buffer.from('<title>Sign in</title>'), 'text/html'),
  '/i.ytimg.com/vi/goesAway_01/maxresdefault.jpg': (to) => redirect(to, 'https://evil.example/picture.jpg'),
  '/i.ytimg.com/vi/goesToHttp1/maxresdefault.jpg': (to) => redirect(to, 'http://i.ytimg.com/picture.jpg'),
  '/i.ytimg.com/vi/goesNearby1/maxresdefault.jpg': (to) => redirect(to, '/vi/aqz-KE-bpKQ/maxresdefault.jpg'),
  '/i.ytimg.com/vi/inCircles_1/maxresdefault.jpg': (to) => redirect(to, '/vi/inCircles_1/maxresdefault.jpg'),
  '/i.ytimg.com/vi/tooLarge_01/maxresdefault.jpg': (to) => {
    to.writeHead(200, { 'content-type': 'image/jpeg' })
    to.write(JPEG)
    to.end(Buffer.alloc(6_000_000))
  },
  '/i.ytimg.com/vi/isBroken_01/maxresdefault.jpg': (to) => send(to, JPEG, 'image/jpeg', 503),
  '/vimeo.com/https://vimeo.com/76979871': (to) => named(to, 'https://i.vimeocdn.com/video/452001751-abc-d_1280'),
  '/vimeo.com/https://vimeo.com/111111/abcdef1234': (to) =>
    named(to, 'https://i.vimeocdn.com/video/452001751-abc-d_1280'),
  '/vimeo.com/https://vimeo.com/22222222': (to) => named(to, 'https://evil.example/picture.jpg'),
  '/vimeo.com/https://vimeo.com/33333333': (to) => named(to, 'file:///etc/passwd'),
  '/i.vimeocdn.com/video/452001751-abc-d_1280': (to) => send(to, JPEG),
  '/evil.example/picture.jpg': (to) => send(to, JPEG),
}

/** A server that answers for the hosts of the vendors; the first part of the path is the host that was asked. */
export async function startPosterStub(): Promise<{
  readonly url: string
  readonly asked: string[]
  readonly stop: () => void
}> {
  const asked: string[] = []
  const server = createServer(({ url = '' }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://localhost')
    const video = searchParams.get('url')
    const key = video === null ? pathname : `/vimeo.com/${video}`
    asked.push(key)
    const answer = ANSWERS[key]
    if (answer) answer(response)
    else send(response, Buffer.from('no such video'), 'text/plain', 404)
  }).listen(0)
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { url: `http://127.0.0.1:${port}`, asked, stop: () => void server.close() }
}

/** A module for `node --import` that leads every request to the stub. Whoever can write this option can run anything. */
export function leadTo(url: string): string {
  return `
const own = globalThis.fetch
globalThis.fetch = async (address, options) => {
  const { protocol, host, pathname, search } = new URL(address)
  if (protocol !== 'https:') throw new Error('asked without https')
  return own('${url}/' + host + pathname + search, options)
}`
}

function send(to: ServerResponse, body: Buffer, type = 'image/jpeg', status = 200): void {
  to.writeHead(status, { 'content-type': type })
  to.end(body)
}

function redirect(to: ServerResponse, location: string): void {
  to.writeHead(302, { location })
  to.end()
}

function named(to: ServerResponse, address: string): void {
  send(to, Buffer.from(JSON.stringify({ type: 'video', thumbnail_url: address })), 'application/json')
}
