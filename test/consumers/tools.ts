import { spawn, type ChildProcess } from 'node:child_process'
import { createServer } from 'node:net'
import { isAbsolute, join } from 'node:path'
import { ROOT } from '../doors.ts'

/** The tools that an app is built, checked and served with. */
export type Tool = 'vite' | 'next' | 'tsc'

const BINS: Readonly<Record<Tool, string>> = {
  vite: 'vite/bin/vite.js',
  next: 'next/dist/bin/next',
  tsc: 'typescript/bin/tsc',
}

// Without what vitest sets for its own processes: an app is built by hand.
const { PATH, HOME, TMPDIR } = process.env
const ENV = { PATH, HOME, TMPDIR, CI: '1', NEXT_TELEMETRY_DISABLED: '1' }

/** A server of an app. */
export interface Server {
  readonly url: string
  /** What it has printed so far. */
  readonly output: () => string
  /** @default 'SIGTERM' */
  readonly stop: (signal?: NodeJS.Signals) => Promise<void>
}

/** Runs a tool to its end, and returns what it printed. Throws that when the tool fails. */
export async function run(folder: string, tool: Tool, ...args: readonly string[]): Promise<string> {
  const { child, output } = launch(folder, BINS[tool], args)
  const code = await ended(child)
  if (code === 0) return output()
  throw new Error(`${tool} ${args.join(' ')} ended with ${code}:\n${output()}`)
}

/** Starts a server of a tool on a free port, and waits until it answers. */
export async function serve(folder: string, tool: Tool, ...args: readonly string[]): Promise<Server> {
  const port = await freePort()
  return untilServing(port, launch(folder, BINS[tool], [...args, '--port', String(port)]))
}

/** Starts a server that an app has of its own, which reads its port from `PORT`, and waits until it answers. */
export async function serveScript(folder: string, script: string, port?: number): Promise<Server> {
  const own = port ?? (await freePort())
  return untilServing(own, launch(folder, join(folder, script), [], { PORT: String(own) }))
}

/** Starts an app by `npm start`, whatever that builds first, and waits until it answers. */
export async function serveStart(folder: string): Promise<Server> {
  const port = await freePort()
  return untilServing(port, launchProgram(folder, 'npm', ['start'], { PORT: String(port) }), 240_000)
}

/** Runs such a server to its end, and returns what it printed. */
export async function runScript(folder: string, script: string, port: number): Promise<string> {
  const { child, output } = launch(folder, join(folder, script), [], { PORT: String(port) })
  await ended(child)
  return output()
}

async function untilServing(port: number, { child, output }: Launched, patience = 60_000): Promise<Server> {
  const stop = async (signal: NodeJS.Signals = 'SIGTERM'): Promise<void> => {
    if (child.exitCode !== null || child.pid === undefined) return
    // The group, because some tools serve from a process of their own.
    process.kill(-child.pid, signal)
    await ended(child)
  }
  const url = `http://localhost:${port}`
  for (const end = Date.now() + patience; !(await answers(url));) {
    if (child.exitCode !== null || Date.now() > end) {
      await stop()
      throw new Error(`Nothing serves ${url}:\n${output()}`)
    }
  }
  return { url, output, stop }
}

interface Launched {
  readonly child: ChildProcess
  readonly output: () => string
}

function launch(folder: string, bin: string, args: readonly string[], more: NodeJS.ProcessEnv = {}): Launched {
  return launchProgram(folder, 'node', [isAbsolute(bin) ? bin : join(ROOT, 'node_modules', bin), ...args], more)
}

function launchProgram(folder: string, program: string, args: readonly string[], more: NodeJS.ProcessEnv): Launched {
  const child = spawn(program, [...args], {
    cwd: folder,
    env: { ...ENV, ...more },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  child.stdout.on('data', (data: Buffer) => printed.push(data.toString()))
  child.stderr.on('data', (data: Buffer) => printed.push(data.toString()))
  return { child, output: () => printed.join('') }
}

function ended(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    if (child.exitCode !== null) resolve(child.exitCode)
    else child.once('close', resolve)
  })
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url)
    return true
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 100))
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
