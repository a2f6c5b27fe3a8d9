import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { consentError } from '../../core/index.js'
import { pause } from './retrying.js'
import { sqlState } from './sqlState.js'

const BEAT = 1000
// As long as the owner may be busy, or its machine asleep, before somebody else takes over.
const SILENCE = 10_000

/**
 * Takes a folder for this process. The lock is a file that its owner touches every second.
 *
 * A process that was killed leaves its file behind. On the same machine it is seen at once that nobody of that number runs;
 * in containers, where every process has the same number, after ten seconds of silence.
 *
 * @returns how to give it back
 * @throws error 425 when somebody else has it
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'lock')
  const token = `${hostname()} ${process.pid} ${crypto.randomUUID()}`
  while (!(await take(folder, file, token))) {
    const owner = await contentOf(file)
    if (owner === null) continue
    if (!(await isAbandoned(file, owner))) throw consentError(425, folder, describe(owner))
    await clear(folder, file, owner)
  }
  const beat = setInterval(() => void touch(file), BEAT)
  beat.unref()
  return async () => {
    clearInterval(beat)
    if ((await contentOf(file)) === token) await rm(file, { force: true })
  }
}

/** A link is made whole or not at all, and only when there is none. */
async function take(folder: string, file: string, token: string): Promise<boolean> {
  const draft = join(folder, `lock-${crypto.randomUUID()}`)
  await writeFile(draft, token)
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (sqlState(error) === 'EEXIST') return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

async function isAbandoned(file: string, owner: string): Promise<boolean> {
  const [host, pid] = owner.split(' ')
  if (host === hostname() && Number(pid) !== process.pid) return !isRunning(Number(pid))
  // Another machine's clock may be wrong, so what counts is whether anything happens.
  const before = await timeOf(file)
  const end = Date.now() + SILENCE
  while (Date.now() < end) {
    await pause(BEAT)
    const now = await timeOf(file)
    if (now === null) return true
    if (now !== before) return false
  }
  return true
}

/** Puts the file of a dead owner away. Of several that try, one does; the file of a new owner is put back. */
async function clear(folder: string, file: string, owner: string): Promise<void> {
  const old = join(folder, `lock-${crypto.randomUUID()}`)
  try {
    await rename(file, old)
    if ((await contentOf(old)) !== owner) await link(old, file)
  } catch (error) {
    if (sqlState(error) !== 'ENOENT' && sqlState(error) !== 'EEXIST') throw error
  } finally {
    await rm(old, { force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // It runs, and belongs to somebody else.
    return sqlState(error) === 'EPERM'
  }
}

async function touch(file: string): Promise<void> {
  const now = new Date()
  await utimes(file, now, now).catch(() => {})
}

async function timeOf(file: string): Promise<number | null> {
  const found = await stat(file).catch(() => null)
  return found && found.mtimeMs
}

async function contentOf(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch(() => null)
}

function describe(owner: string): string {
  const [host, pid] = owner.split(' ')
  return `process ${pid} on ${host}`
}
