import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { CliError } from './CliError.js'
import { isOfSystem } from './isOfSystem.js'

const SHORTEST = 32

/**
 * The secrets that prove the records: those of `FLUXCONSENT_SECRET`, separated by spaces, the newest first. With the
 * embedded database one is made and kept beside it, readable by its owner alone.
 *
 * @throws CliError 483 when one is too short, or a database server is used without any
 */
export function readSecret(folder: string, environment: NodeJS.ProcessEnv): readonly [string, ...string[]] {
  const [first, ...others] = wordsOf(environment['FLUXCONSENT_SECRET'])
  if (first !== undefined) {
    if ([first, ...others].some((one) => one.length < SHORTEST)) {
      throw new CliError(
        483,
        `FLUXCONSENT_SECRET has fewer than ${SHORTEST} characters. Whoever guesses it can forge records. Make one with: openssl rand -base64 32`,
      )
    }
    return [first, ...others]
  }
  if (environment['DATABASE_URL'] !== undefined) {
    throw new CliError(
      483,
      'DATABASE_URL is set, but FLUXCONSENT_SECRET is not. Every server on one database needs the same secret. Make one with: openssl rand -base64 32',
    )
  }
  const file = join(folder, 'secret')
  if (!existsSync(file)) make(file)
  return [readFileSync(file, 'utf8').trim()]
}

/** Makes the secret, whole or not at all. Of two first starts at once one makes it, and both read that. */
function make(file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}-${randomUUID()}`
  writeFileSync(draft, randomBytes(32).toString('base64'), { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!isOfSystem(error, 'EEXIST')) throw error
  } finally {
    rmSync(draft)
  }
}

/** The admin tokens of `FLUXCONSENT_ADMIN_TOKEN`, separated by spaces. @throws CliError 483 when one is too short */
export function readAdminTokens(environment: NodeJS.ProcessEnv): readonly string[] {
  const tokens = wordsOf(environment['FLUXCONSENT_ADMIN_TOKEN'])
  if (tokens.some((one) => one.length < SHORTEST)) {
    throw new CliError(
      483,
      `FLUXCONSENT_ADMIN_TOKEN has fewer than ${SHORTEST} characters. Whoever guesses it reads every record. Make one with: openssl rand -hex 32`,
    )
  }
  return tokens
}

function wordsOf(text: string = ''): readonly string[] {
  return text.split(/\s+/).filter(Boolean)
}
