/**
 * The clients of the benchmark, in a process of their own so that they take nothing from the server's: each sends the next
 * record when the last one was answered. They write and read raw bytes, because what the loader costs hides differences.
 */
import { createHash, randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { uuidv7 } from '../src/core/lazy.ts'
import { exampleRecord } from './exampleRecord.ts'

/** One round: how many clients send to which port, for how long. */
export interface Round {
  readonly port: number
  readonly clients: number
  readonly seconds: number
}

/** What the clients saw. */
export interface Seen {
  readonly perSecond: number
  /** From the last byte sent to the first received, in milliseconds. */
  readonly latencies: readonly number[]
}

const at = Date.now()
const template = exampleRecord(at)
const SUBJECT = '"subject":null'
const [head = '', middle = ''] = JSON.stringify({ record: template, sentAt: at }).split(template.id)

process.on('message', (round: Round) => void run(round).then((seen) => process.send?.(seen)))

async function run({ port, clients, seconds }: Round): Promise<Seen> {
  const latencies: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  await Promise.all(Array.from({ length: clients }, async () => client(port, end, latencies)))
  return { perSecond: (latencies.length * 1000) / (performance.now() - start), latencies }
}

/** One connection, kept alive as a proxy keeps them. */
async function client(port: number, end: number, latencies: number[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let sent = 0
    const send = (): void => {
      sent = performance.now()
      socket.write(request())
    }
    socket.setNoDelay().setEncoding('latin1')
    socket.on('connect', send).on('error', reject)
    socket.on('data', (answer: string) => {
      const isKept = answer.startsWith('HTTP/1.1 201 ')
      if (!isKept) reject(new Error(answer))
      latencies.push(performance.now() - sent)
      if (isKept && performance.now() < end) send()
      else socket.destroy()
    })
    socket.on('close', () => resolve())
  })
}

/** A new person each time, as a browser of the same site sends it. */
function request(): string {
  const key = randomBytes(32)
  const name = createHash('sha256').update(key).digest().subarray(0, 16).toString('base64url')
  const body = `${head}${uuidv7(at)}${middle}`.replace(SUBJECT, `"subject":"${name}"`)
  return [
    'POST /v1/records HTTP/1.1',
    'Host: shop.example',
    'Connection: keep-alive',
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'Accept: application/json',
    'Accept-Language: de-DE,de;q=0.9',
    'Origin: https://shop.example',
    'Sec-Fetch-Site: same-origin',
    'Sec-Fetch-Mode: cors',
    'Content-Type: application/json',
    `Authorization: Bearer ${key.toString('base64url')}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n')
}
