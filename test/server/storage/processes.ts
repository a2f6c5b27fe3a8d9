import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { build } from 'esbuild'
import { ROOT } from '../../doors.ts'

/** A process that appends records until it is killed. */
export interface WriterProcess {
  readonly child: ChildProcess
  /** What it had acknowledged when it died: outcome, subject and id. */
  readonly acknowledged: readonly string[]
  /** Everything that it said besides. */
  said(): string
  /** Kills it without warning. */
  kill(): Promise<void>
  /** Waits for so many acknowledgements, or its end. */
  until(count: number): Promise<void>
}

/** Builds the program of the writers once. @returns its file */
export async function buildWriter(): Promise<string> {
  const outfile = join(ROOT, '.tmp', `writer-${crypto.randomUUID()}.mjs`)
  await build({
    entryPoints: [join(ROOT, 'test/server/storage/writer.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    alias: { 'fluxconsent/server': join(ROOT, 'src/server/index.ts') },
    logLevel: 'error',
  })
  return outfile
}

/** Starts one. @param where a folder, or the address of a database */
export function startWriter(program: string, where: string, key: string): WriterProcess {
  const child = spawn(process.execPath, [program, where, key], { stdio: ['ignore', 'pipe', 'pipe'] })
  const acknowledged: string[] = []
  let rest = ''
  let errors = ''
  const end = once(child, 'close')
  child.stdout.on('data', (part) => {
    const lines = (rest + String(part)).split('\n')
    rest = lines.pop() ?? ''
    acknowledged.push(...lines)
  })
  child.stderr.on('data', (part) => (errors += String(part)))
  return {
    child,
    acknowledged,
    said: () => errors,
    async kill() {
      child.kill('SIGKILL')
      await end
    },
    async until(count) {
      while (acknowledged.length < count && child.exitCode === null)
        await new Promise((resolve) => setTimeout(resolve, 20))
    },
  }
}
