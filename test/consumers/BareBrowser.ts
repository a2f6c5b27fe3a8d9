import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable, Writable } from 'node:stream'
import { chromiumPath } from '../chromium.ts'

/** A Chromium as a person would start it: Playwright forbids pages to be prerendered and to be restored. */
export interface BareBrowser {
  readonly open: (url: string) => Promise<BareTab>
  readonly close: () => Promise<void>
}

/** One tab. Nobody is attached to it for longer than a call takes: the browser prerenders nothing for a debugger. */
export interface BareTab {
  /** The value of an expression; `undefined` while the page is on its way. */
  readonly evaluate: (expression: string) => Promise<unknown>
  /** Stops the page as the browser does with one in the background, until `thaw` is called. */
  readonly freeze: () => Promise<{ readonly thaw: () => Promise<unknown> }>
}

interface Answer {
  readonly id?: number
  readonly result?: {
    readonly targetId?: string
    readonly sessionId?: string
    readonly result?: { readonly value?: unknown }
  }
}

/** Starts the Chromium of the tests without Playwright, and talks to it through a pipe. Every host is this machine. */
export async function bareBrowser(): Promise<BareBrowser> {
  const profile = mkdtempSync(join(tmpdir(), 'fluxconsent-profile-'))
  const flags = [
    '--headless=new',
    '--no-sandbox',
    '--disable-gpu',
    '--disable-dev-shm-usage',
    '--no-first-run',
    '--host-resolver-rules=MAP * 127.0.0.1',
  ]
  const child = spawn(await chromiumPath(), [...flags, '--remote-debugging-pipe', `--user-data-dir=${profile}`], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const [, , , input, output] = child.stdio
  if (!(input instanceof Writable) || !(output instanceof Readable)) throw new Error('The browser has no pipe.')
  const calls = new Map<number, (answer: Answer) => void>()
  let rest = ''
  output.setEncoding('utf8').on('data', (text: string) => {
    const messages = (rest + text).split('\0')
    rest = messages.pop() ?? ''
    for (const message of messages) {
      const answer: Answer = JSON.parse(message)
      calls.get(answer.id ?? 0)?.(answer)
    }
  })
  let count = 0
  const call = (method: string, params: object = {}, sessionId?: string): Promise<Answer> =>
    new Promise((resolve) => {
      count += 1
      calls.set(count, resolve)
      input.write(`${JSON.stringify({ id: count, method, params, sessionId })}\0`)
    })

  return {
    open: async (url) => {
      const { targetId } = (await call('Target.createTarget', { url })).result ?? {}
      const attach = async (): Promise<string | undefined> =>
        (await call('Target.attachToTarget', { targetId, flatten: true })).result?.sessionId
      return {
        evaluate: async (expression) => {
          const sessionId = await attach()
          const asked = { expression, awaitPromise: true, returnByValue: true }
          const { result } = await call('Runtime.evaluate', asked, sessionId)
          await call('Target.detachFromTarget', { sessionId })
          return result?.result?.value
        },
        freeze: async () => {
          const sessionId = await attach()
          await call('Page.setWebLifecycleState', { state: 'frozen' }, sessionId)
          return { thaw: () => call('Page.setWebLifecycleState', { state: 'active' }, sessionId) }
        },
      }
    },
    close: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve))
      await Promise.race([call('Browser.close'), ended])
      child.kill()
      await ended
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
